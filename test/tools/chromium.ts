import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Whether there is a Chromium to test in; `CHROMIUM_PATH` names another one. */
export const hasChromium: boolean = existsSync(program);

/** A page made from sources of the repository, in a browser of its own. */
export interface SourcePage {
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Serves a folder that has an `index.html`, straight from the sources and cross-origin isolated, and opens it.
 *
 * @param root - the folder, absolute
 * @param publicFolder - files served beside the page, absolute
 * @param awaited - name of the global that the page sets once it has started
 */
export async function openSources(root: string, publicFolder: string, awaited: string): Promise<SourcePage> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'shotgraph-vite-'));
  let server: ViteDevServer | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server?.close();
    await rm(cacheDir, { recursive: true, force: true });
  };
  try {
    server = await serve(root, publicFolder, cacheDir);
    browser = await chromium.launch({ executablePath: program, args: FLAGS.split(' ') });
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(server.resolvedUrls!.local[0]!);
    await page.waitForFunction(`globalThis.${awaited}`).catch(() => {
      throw new Error(`the page did not start: ${faults.join('; ')}`);
    });
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(root: string, publicDir: string, cacheDir: string): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root,
    publicDir,
    cacheDir,
    logLevel: 'error',
    resolve: { conditions: ['source', 'module', 'browser', 'development'] },
    optimizeDeps: { noDiscovery: true },
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: false,
      watch: null,
      fs: { allow: [repository] },
      headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
    },
  });
  return server.listen();
}
