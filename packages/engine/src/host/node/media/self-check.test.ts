import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeHost } from '../index.ts';
import { storeFolder } from '../store-folder.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { checkFfmpeg, checkJob, EXPECTED } from './self-check.ts';

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-check-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A program that writes down that it was called, and then does as told. */
async function fakeFfmpeg(folder: string, script: string): Promise<string> {
  const path = join(folder, 'ffmpeg');
  await writeFile(path, `#!/bin/sh\necho called >> "${folder}/calls"\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const native = await findFfmpeg(process.env);

it('ffmpeg.wasm makes the pixels that the self-check wants', async () => {
  const host = await nodeHost({ folder: await scratch(), ffmpeg: 'wasm' });
  const job = { inputs: [], files: [], outputs: ['frames.raw'], ...checkJob() };
  const { outputs } = await host.media.run(job, { signal: AbortSignal.timeout(30_000) });
  expect([outputs[0], (await host.assets.get(outputs[0]!)).size]).toEqual([EXPECTED.sha256, EXPECTED.bytes]);
  await host.dispose();
});

describe.skipIf(process.platform === 'win32')('with programs that only look like ffmpeg (skipped on Windows)', () => {
  it('refuses a version older than 5.1, and remembers it until the file changes', async () => {
    const folder = await scratch();
    const store = storeFolder(join(folder, 'store'));
    const binary = await fakeFfmpeg(
      folder,
      'echo "ffmpeg version 4.4.2 Copyright"; echo "libavfilter     7.110.100 / 7.110.100"',
    );
    const outcome = { reason: 'version 4.4.2 is older than 5.1' };
    expect(await checkFfmpeg(binary, store)).toEqual(outcome);
    expect(await checkFfmpeg(binary, store)).toEqual(outcome);
    expect(await readFile(join(folder, 'calls'), 'utf8')).toBe('called\n');
    await fakeFfmpeg(folder, 'echo nothing of the kind');
    expect(await checkFfmpeg(binary, store)).toEqual({ reason: 'it does not answer like ffmpeg' });
  });

  it('refuses what cannot be run or is not there', async () => {
    const store = storeFolder(join(await scratch(), 'store'));
    expect(await checkFfmpeg('/no/such/ffmpeg', store)).toEqual({ reason: 'there is no such file' });
    const folder = await scratch();
    const binary = await fakeFfmpeg(folder, 'exit 3');
    expect(await checkFfmpeg(binary, store)).toMatchObject({ reason: expect.stringContaining('cannot be run') });
  });

  it.skipIf(!native)('refuses a binary that makes other frames (skipped without a native ffmpeg)', async () => {
    const folder = await scratch();
    const binary = await fakeFfmpeg(
      folder,
      `case "$*" in *-version*) exec "${native}" "$@";; esac\n"${native}" "$@" && cp frames.raw twice && cat twice >> frames.raw`,
    );
    const outcome = await checkFfmpeg(binary, storeFolder(join(folder, 'store')));
    expect(outcome).toMatchObject({ reason: expect.stringMatching(/failed the self-check \(other frames/) });
    expect(await readdir(join(folder, 'store/tmp'))).toEqual([]);
  });

  // A disk that was full during the check once ruled out a good ffmpeg for as long as the store lived.
  it.skipIf(!native)('tries a binary again that did not pass (skipped without a native ffmpeg)', async () => {
    const folder = await scratch();
    const store = storeFolder(join(folder, 'store'));
    const binary = await fakeFfmpeg(
      folder,
      `"${native}" "$@" || exit\n[ -e "${folder}/full" ] && [ -e frames.raw ] && : > frames.raw\nexit 0`,
    );
    await writeFile(join(folder, 'full'), '');
    expect(await checkFfmpeg(binary, store)).toMatchObject({
      reason: expect.stringContaining('failed the self-check'),
    });
    await rm(join(folder, 'full'));
    expect(await checkFfmpeg(binary, store)).toMatchObject({ version: expect.any(String) });
  });

  it('looks at FFMPEG_PATH first, then at absolute folders of PATH', async () => {
    const folder = await scratch();
    const binary = await fakeFfmpeg(folder, '');
    expect(await findFfmpeg({ FFMPEG_PATH: '/my/ffmpeg', PATH: folder })).toBe('/my/ffmpeg');
    expect(await findFfmpeg({ PATH: `bin:/nowhere:${folder}` })).toBe(binary);
    expect(await findFfmpeg({ PATH: '.' })).toBeUndefined();
  });
});
