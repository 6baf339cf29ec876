import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeHost } from '../packages/engine/src/host/node/index.ts';
import type { PageReport } from './browser-host/page.ts';
import { renderExact } from './browser-host/parity.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const media = fileURLToPath(new URL('../../shared/media/', import.meta.url));
const program = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

describe.skipIf(!existsSync(program))('the browser host in Chromium (skipped without Chromium)', () => {
  let server: ViteDevServer;
  let browser: Browser;
  let scratch: string;
  let report: PageReport;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'shotgraph-browser-'));
    await mkdir(join(scratch, 'public/media'), { recursive: true });
    if (existsSync(media)) {
      for (const name of ['cockatoo.mp4', 'cat.png'])
        await copyFile(join(media, name), join(scratch, 'public/media', name));
    }
    server = await createServer({
      configFile: false,
      root: join(repository, 'test/browser-host'),
      publicDir: join(scratch, 'public'),
      cacheDir: join(scratch, 'vite'),
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
    await server.listen();
    browser = await chromium.launch({ executablePath: program, args: FLAGS.split(' ') });
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(server.resolvedUrls!.local[0]!);
    await page.waitForFunction('globalThis.report').catch(() => {
      throw new Error(`the page did not start: ${faults.join('; ')}`);
    });
    report = (await page.evaluate('globalThis.report')) as PageReport;
  }, 280_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  const broken = (reports: PageReport['page']) => reports.filter(({ error }) => error !== undefined);

  it('[H1] keeps the contract of hosts and of media engines in a worker', () => {
    expect(broken(report.worker)).toEqual([]);
    expect(report.worker.length).toBeGreaterThan(25);
    expect(report.isolated).toBe(true);
  });

  it('[H1] keeps the contract of hosts in the page', () => {
    expect(broken(report.page)).toEqual([]);
    expect(report.page.length).toBeGreaterThan(10);
  });

  it.skipIf(!existsSync(media))(
    'makes the same pixels of real media as Node (skipped without ../shared/media)',
    async () => {
      const host = await nodeHost({ folder: join(scratch, 'public/media'), store: join(scratch, 'store') });
      expect(report.exact).toBe(await renderExact(host));
      await host.dispose();
    },
  );
});
