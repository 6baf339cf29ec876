import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HostFixture } from '../../testing/contract-case.ts';
import { hostContract } from '../../testing/host-contract.ts';
import { mediaContract } from '../../testing/media-contract.ts';
import { type FfmpegChoice, nodeHost } from './index.ts';

const createFixture = (ffmpeg: FfmpegChoice) => async (): Promise<HostFixture> => {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-host-'));
  const host = await nodeHost({ folder, ffmpeg });
  return {
    host,
    async putFile(path, bytes) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    },
    reopen: () => nodeHost({ folder, ffmpeg }),
    leftovers: () => readdir(join(host.storeFolder, 'tmp')),
    async dispose() {
      await host.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const nativeEngine = await (async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-host-'));
  const host = await nodeHost({ folder, ffmpeg: 'native' });
  const { engine } = await host.media.describe();
  await rm(folder, { recursive: true, force: true });
  return engine;
})();

describe('[H1] the Node host', () => {
  for (const { name, run } of hostContract(createFixture('auto'))) it(name, run);

  it('touches no file before the first write', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shotgraph-host-'));
    const host = await nodeHost({ folder });
    expect(await host.results.find('x')).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
    await host.dispose();
  });
});

describe.skipIf(nativeEngine === 'none')('native ffmpeg (skipped where there is none)', () => {
  for (const { name, run } of mediaContract(createFixture('native'))) it(name, run);
});

describe('ffmpeg.wasm in worker threads', () => {
  for (const { name, run } of mediaContract(createFixture('wasm'))) it(name, run);
});
