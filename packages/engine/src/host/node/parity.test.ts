import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type FfmpegChoice, nodeHost } from './index.ts';

const media = fileURLToPath(new URL('../../../../../../shared/media/', import.meta.url));

const EXACT = 'flags=bicubic+accurate_rnd+bitexact+full_chroma_int+full_chroma_inp';
const GRAPH = [
  `[0:v]trim=1:2.5,setpts=PTS-STARTPTS,fps=24,scale=320:180:${EXACT},format=yuv420p[clip]`,
  `[1:v]scale=90:60:${EXACT},format=yuva420p[cat]`,
  `[clip][cat]overlay=12:20:format=yuv420[out]`,
].join(';');

/** Decodes, scales and lays over with explicit exact conversions only: the parity class that must be bit-identical. */
async function render(ffmpeg: FfmpegChoice) {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-parity-'));
  const host = await nodeHost({ folder, ffmpeg });
  try {
    const hashes: string[] = [];
    for (const name of ['cockatoo.mp4', 'cat.png']) {
      await copyFile(join(media, name), join(folder, name));
      hashes.push((await host.files.import(name)).hash);
    }
    const inputs = [
      { name: 'clip.mp4', hash: hashes[0]! },
      { name: 'cat.png', hash: hashes[1]! },
    ];
    const args = [
      '-i',
      'clip.mp4',
      '-i',
      'cat.png',
      '-filter_complex',
      GRAPH,
      '-map',
      '[out]',
      '-f',
      'rawvideo',
      'out.raw',
    ];
    const job = { inputs, files: [], args, outputs: ['out.raw'] };
    const { outputs } = await host.media.run(job, { signal: AbortSignal.timeout(60_000) });
    const { engine } = await host.media.describe();
    return { engine, hash: outputs[0]!, bytes: (await host.assets.get(outputs[0]!)).size };
  } finally {
    await host.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

it.skipIf(!existsSync(media))(
  'native and wasm make the same pixels of real media (skipped without ../shared/media)',
  async () => {
    const wasm = await render('wasm');
    expect(wasm.bytes).toBe(36 * 320 * 180 * 1.5);
    const native = await render('auto');
    if (native.engine === 'native') expect(native.hash).toBe(wasm.hash);
  },
);
