import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';

/** The browser, unless the surroundings name another. */
export const program = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

export const editorConfig = fileURLToPath(new URL('../../packages/ui/vite.config.ts', import.meta.url));

/** Starts the browser that journeys are made in. Scrollbars take their room there, as they do on most desks. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: program, args: FLAGS.split(' '), ignoreDefaultArgs: ['--hide-scrollbars'] });

/** Names the folder of an editor that has been built for everybody who asks for one. */
export const BUILT = 'SHOTGRAPH_EDITOR_FOLDER';

/** The editor as it is delivered, its content security policy included: in a folder of its own, unless there is one already. */
export async function buildEditor(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const built = process.env[BUILT];
  if (built !== undefined) return { folder: built, remove: async () => {} };
  const parent = await mkdtemp(join(tmpdir(), 'shotgraph-editor-'));
  const remove = () => rm(parent, { recursive: true, force: true });
  try {
    const outDir = join(await realpath(parent), 'dist');
    await asDelivered(() =>
      build({ configFile: editorConfig, logLevel: 'error', build: { outDir, emptyOutDir: true } }),
    );
    return { folder: outDir, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Test runners call their surroundings a test: React would then be the one for development. */
async function asDelivered(work: () => Promise<unknown>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
}
