import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/*
 * Makes the pictures that stand for the examples among the templates, a frame of what each gives: `npm run posters [-- NAME…]`. Needs
 * ffmpeg and ffprobe. An example that has to be paid for has none.
 */

/** By the name of an example: the output that the frame is from, and how far into it, 0..1. */
const FRAMES: { readonly [name: string]: { readonly output: string; readonly at: number } } = {
  'first-film': { output: 'first-film', at: 0.5 },
  'dialogue-scene': { output: 'scene', at: 0.9 },
  'music-video': { output: 'film', at: 0.4 },
  'product-shot': { output: 'wide', at: 0.5 },
  'seedance-reference': { output: 'clip', at: 0.5 },
  'shot-chain': { output: 'film', at: 0.8 },
  'still-to-clip': { output: 'clip', at: 0.3 },
  'trim-and-mux': { output: 'film', at: 0.6 },
};

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'shotgraph-posters-'));
try {
  for (const [name, { output, at }] of Object.entries(FRAMES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const example = join(root, 'examples', name);
    const out = join(folder, name);
    const cli = ['--conditions=source', join(root, 'packages/cli/src/main.ts'), 'run', join(example, 'graph.json')];
    await run(process.execPath, [
      ...cli,
      '--target',
      `outputs.${output}`,
      '--out',
      out,
      '--store',
      join(folder, 'store'),
    ]);
    const clip = join(out, `${output}.mp4`);
    const probe = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', clip]);
    const seconds = String(Number(probe.stdout) * at);
    const size = 'scale=480:270:force_original_aspect_ratio=increase,crop=480:270';
    const still = ['-frames:v', '1', '-vf', size, '-q:v', '5', join(example, 'poster.jpg')];
    await run('ffmpeg', ['-v', 'error', '-y', '-ss', seconds, '-i', clip, ...still]);
    console.log(name);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
