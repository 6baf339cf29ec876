import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeHost } from '../packages/engine/src/host/node/index.ts';
import type { PageReport } from './browser-host/page.ts';
import { renderExact } from './browser-host/parity.ts';
import { hasChromium, openSources, type SourcePage } from './tools/chromium.ts';

const root = fileURLToPath(new URL('./browser-host', import.meta.url));
const media = fileURLToPath(new URL('../../shared/media/', import.meta.url));

describe.skipIf(!hasChromium)('the browser host in Chromium (skipped without Chromium)', () => {
  let source: SourcePage;
  let scratch: string;
  let report: PageReport;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'shotgraph-browser-'));
    await mkdir(join(scratch, 'public/media'), { recursive: true });
    if (existsSync(media)) {
      for (const name of ['cockatoo.mp4', 'cat.png'])
        await copyFile(join(media, name), join(scratch, 'public/media', name));
    }
    source = await openSources(root, join(scratch, 'public'), 'report');
    report = (await source.page.evaluate('globalThis.report')) as PageReport;
  }, 280_000);

  afterAll(async () => {
    await source?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  const broken = (reports: PageReport['page']) => reports.filter(({ error }) => error !== undefined);

  it('[H1][H15] keeps the contract of hosts and of media engines in a worker', () => {
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
