import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findFfmpeg } from './find-ffmpeg.ts';

const native = await findFfmpeg(process.env);

/** Exits in the middle of an endless job, without a word to the host. */
const PROGRAM = `
import { nodeHost } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
const host = await nodeHost({ folder: process.argv[1], ffmpeg: 'native' });
const frames = async function* () {
  for (let n = 0; ; n++) {
    if (n === 20) process.exit(7);
    yield new Uint8Array(64 * 48 * 3);
  }
};
const args = ['-f', 'rawvideo', '-pixel_format', 'rgb24', '-video_size', '64x48', '-i', 'pipe:0', 'out.mp4'];
await host.media.run({ inputs: [], files: [], args, outputs: ['out.mp4'], frames: frames() }, { signal: new AbortController().signal });
`;

const canRun = native !== undefined && process.features.typescript;

it.skipIf(!canRun)(
  '[H7] leaves no process and no temporary when the program exits (skipped without a native ffmpeg)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shotgraph-exit-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', PROGRAM, folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, complaints]).toEqual([7, '']);
    expect(await readdir(join(folder, '.shotgraph/tmp'))).toEqual([]);
    expect(await processesIn(folder)).toEqual([]);
  },
);

/** Ids of the processes that work in a folder; empty on systems without /proc. */
async function processesIn(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(ids.map((id) => readlink(`/proc/${id}/cwd`).catch(() => '')));
  return ids.filter((_, index) => folders[index]!.startsWith(folder));
}
