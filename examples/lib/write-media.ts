import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Bytes by path, relative to the example's folder. */
export interface MediaFiles {
  readonly [path: string]: Uint8Array;
}

/** Writes files into the folder of the example whose module this is, and says what it wrote. */
export async function writeMedia(moduleUrl: string, files: MediaFiles): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    const target = resolveIn(moduleUrl, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    console.log(`${path}  ${(bytes.length / 1000).toFixed(0)} kB`);
  }
}

/** Frames to encode: straight RGBA, `width` x `height`. */
export interface Clip {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  readonly paint: (frame: number) => Uint8Array | Uint8ClampedArray;
}

/** Encodes a clip as H.264 with the system's ffmpeg; the same ffmpeg gives the same bytes. `crf`: lower is finer. */
export async function encodeClip(moduleUrl: string, path: string, clip: Clip, crf: number): Promise<void> {
  const target = resolveIn(moduleUrl, path);
  await mkdir(dirname(target), { recursive: true });
  const size = `${clip.width}x${clip.height}`;
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', size, '-r', String(clip.fps), '-i', 'pipe:0'];
  const colours = 'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+bitexact,format=yuv420p';
  const tags = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'];
  const codec = [
    '-c:v',
    'libx264',
    '-preset',
    'veryslow',
    '-crf',
    String(crf),
    '-threads',
    '1',
    '-movflags',
    '+faststart',
  ];
  const args = [
    '-v',
    'error',
    '-y',
    ...input,
    '-vf',
    colours,
    ...tags,
    ...codec,
    '-fflags',
    '+bitexact',
    '-flags:v',
    '+bitexact',
    target,
  ];
  await new Promise<void>((resolve, reject) => {
    const child = execFile('ffmpeg', args, (error) => (error ? reject(error) : resolve()));
    child.stdin!.on('error', reject);
    void feed(clip, child.stdin!).catch(reject);
  });
  console.log(`${path}  ${((await stat(target)).size / 1000).toFixed(0)} kB`);
}

async function feed(clip: Clip, stdin: Writable): Promise<void> {
  for (let frame = 0; frame < clip.frames; frame++) {
    if (!stdin.write(new Uint8Array(clip.paint(frame)))) await once(stdin, 'drain');
  }
  stdin.end();
}

const resolveIn = (moduleUrl: string, path: string): string => join(dirname(fileURLToPath(moduleUrl)), path);
