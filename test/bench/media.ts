import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ValueContext } from '@shotgraph/engine';
import type { AudioValue, ImageValue, VideoValue } from '@shotgraph/nodes';
import * as media from '@shotgraph/nodes/media';
import { cpuSeconds, median, nodeHostForBench, print } from './measure.ts';

const run = promisify(execFile);
const EXACT = 'flags=bicubic+accurate_rnd+bitexact+full_chroma_int+full_chroma_inp';
const X264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p'];
// Tagged as cameras do, so that no side has to guess a colour matrix.
const BT709 = ['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
const AAC = ['-c:a', 'aac', '-b:a', '192k', '-ar', '48000'];
const ROUNDS = 3;

/**
 * Nine edits on two clips, a logo and music: as one compiled expression, as the command an expert would type, and as one process
 * per edit with ordinary files between. CPU seconds as ffmpeg itself counts them.
 */
export async function benchMedia(): Promise<void> {
  const { host, folder } = await nodeHostForBench();
  if ((await host.media.describe()).engine !== 'native') {
    console.log('\nFused media: skipped, it needs a system ffmpeg');
    return;
  }
  await makeSources(folder);
  const context: ValueContext = { host, signal: new AbortController().signal, progress: () => {} };
  const load = async (name: string) => {
    const { hash, facts } = await media.resolveFile(name, context);
    return media.asset(hash, facts);
  };
  const value = expression(
    (await load('a.mp4')) as VideoValue,
    (await load('b.mp4')) as VideoValue,
    (await load('logo.png')) as ImageValue,
    (await load('music.wav')) as AudioValue,
  );
  const job = media.compile([{ value, settings: { format: 'mp4' } }], await media.prepare([value], context));
  const fused: number[] = [];
  const byHand: number[] = [];
  const steps: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { log } = await host.media.run({ ...job, args: ['-benchmark', ...job.args] }, { signal: context.signal });
    fused.push(cpuSeconds(log));
    byHand.push(await ffmpeg(folder, ...handWritten));
    let sum = 0;
    for (const step of oneByOne) sum += await ffmpeg(folder, ...step);
    steps.push(sum);
  }
  print('Nine edits, 10 s 720p and 4 s: CPU seconds (goals: fused / by hand <= 1.05, steps / fused >= 5)', [
    {
      'fused s': median(fused),
      'by hand s': median(byHand),
      'nine processes s': median(steps),
      'fused / by hand': median(fused) / median(byHand),
      'steps / fused': median(steps) / median(fused),
    },
  ]);
}

/** Synthetic clips, so that the figures need no files from elsewhere. */
async function makeSources(folder: string): Promise<void> {
  const picture = 'mandelbrot=s=1280x720:r=30,noise=alls=8:allf=t,format=yuv420p';
  await ffmpeg(
    folder,
    '-f',
    'lavfi',
    '-i',
    picture,
    '-f',
    'lavfi',
    '-i',
    'sine=220:r=48000',
    '-t',
    '10',
    ...X264,
    ...BT709,
    ...AAC,
    'a.mp4',
  );
  await ffmpeg(
    folder,
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=960x400:r=30',
    '-f',
    'lavfi',
    '-i',
    'sine=330:r=48000',
    '-t',
    '4',
    ...X264,
    ...BT709,
    ...AAC,
    'b.mp4',
  );
  await ffmpeg(folder, '-f', 'lavfi', '-i', 'color=red@0.5:s=160x80,format=rgba', '-frames:v', '1', 'logo.png');
  await ffmpeg(folder, '-f', 'lavfi', '-i', 'sine=440:r=48000', '-t', '14', '-ac', '2', 'music.wav');
}

function expression(a: VideoValue, b: VideoValue, logo: ImageValue, music: AudioValue): VideoValue {
  const scaled = media.resize(media.trim(a, 1, 9), 960, 540, 'stretch');
  const cropped = media.crop(scaled, 0, 70, 960, 400);
  const graded = media.color(media.speed(cropped, 1.25), { contrast: 1.1, saturation: 1.2 });
  const marked = media.overlay(graded, logo, { position: 'top-right', scale: 160 / 960 });
  const joined = media.concat([media.fade(marked, 0.5, 0.5), b]);
  const mixed = media.mixAudio([media.audioOf(joined), media.gain(music, -12)]);
  return media.setAudio(joined, mixed);
}

const handWritten = [
  '-ss',
  '1',
  '-t',
  '8',
  '-i',
  'a.mp4',
  '-i',
  'b.mp4',
  '-i',
  'logo.png',
  '-i',
  'music.wav',
  '-filter_complex',
  [
    `[0:v]scale=960:540:${EXACT},crop=960:400:0:70,setpts=PTS/1.25,fps=30,eq=contrast=1.1:saturation=1.2[v0]`,
    `[2:v]scale=160:80:${EXACT},format=yuva420p[logo];[v0][logo]overlay=W-w-20:20,fade=in:st=0:d=0.5,fade=out:st=5.9:d=0.5,format=yuv420p[v1]`,
    '[0:a]aresample=48000,aformat=channel_layouts=stereo,atempo=1.25,afade=in:d=0.5,afade=out:st=5.9:d=0.5[a1]',
    '[1:a]aresample=48000,aformat=channel_layouts=stereo[a2];[v1][a1][1:v][a2]concat=n=2:v=1:a=1[v][a3]',
    '[3:a]volume=-12dB[m];[a3][m]amix=inputs=2:duration=first:normalize=0[a]',
  ].join(';'),
  '-map',
  '[v]',
  '-map',
  '[a]',
  ...X264,
  ...BT709,
  ...AAC,
  'by-hand.mp4',
];

const encode = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
const oneByOne: readonly (readonly string[])[] = [
  ['-i', 'a.mp4', '-ss', '1', '-t', '8', ...encode, 's1.mp4'],
  ['-i', 's1.mp4', '-vf', 'scale=960:540', ...encode, 's2.mp4'],
  ['-i', 's2.mp4', '-vf', 'crop=960:400:0:70', ...encode, 's3.mp4'],
  [
    '-i',
    's3.mp4',
    '-filter_complex',
    '[0:v]setpts=PTS/1.25,fps=30[v];[0:a]atempo=1.25[a]',
    '-map',
    '[v]',
    '-map',
    '[a]',
    ...encode,
    's4.mp4',
  ],
  ['-i', 's4.mp4', '-vf', 'eq=contrast=1.1:saturation=1.2', ...encode, 's5.mp4'],
  ['-i', 's5.mp4', '-i', 'logo.png', '-filter_complex', 'overlay=W-w-20:20', ...encode, 's6.mp4'],
  [
    '-i',
    's6.mp4',
    '-vf',
    'fade=in:st=0:d=0.5,fade=out:st=5.9:d=0.5',
    '-af',
    'afade=in:d=0.5,afade=out:st=5.9:d=0.5',
    ...encode,
    's7.mp4',
  ],
  [
    '-i',
    's7.mp4',
    '-i',
    'b.mp4',
    '-filter_complex',
    '[0:v][0:a][1:v][1:a]concat=n=2:v=1:a=1[v][a]',
    '-map',
    '[v]',
    '-map',
    '[a]',
    ...encode,
    's8.mp4',
  ],
  [
    '-i',
    's8.mp4',
    '-i',
    'music.wav',
    '-filter_complex',
    '[1:a]volume=-12dB[m];[0:a][m]amix=inputs=2:duration=first:normalize=0[a]',
    '-map',
    '0:v',
    '-map',
    '[a]',
    ...encode,
    's9.mp4',
  ],
];

/** Runs ffmpeg and returns its own count of CPU seconds. */
async function ffmpeg(cwd: string, ...args: readonly string[]): Promise<number> {
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostdin', '-y', '-benchmark', ...args], {
    cwd,
    maxBuffer: 2 ** 26,
  });
  return cpuSeconds(stderr);
}
