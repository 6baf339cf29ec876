import { invalid } from './expr.ts';
import {
  CLIP_TAGS,
  enoughFrames,
  exactFrames,
  imagePixels,
  RESTART,
  scale,
  spanInSamples,
  trimFrames,
  trimSamples,
  VIDEO_PIXELS,
} from './filters.ts';
import { frameCount, framesToSeconds, gcd, rateText, rational, SAMPLE_RATE, secondsToSamples } from './frames.ts';
import type { Part, Span } from './operation.ts';
import { type AssetArgs, assetPicture, assetSound } from './ops/asset.ts';
import type { ImageInfo, VideoInfo } from './types.ts';

/** Most pixels of a picture that is read; larger ones are refused from their header. */
export const MAX_PIXELS = 40_000_000;

/** ffmpeg's demuxer for each format that probing knows. Pinned, so that no file chooses its own reader. */
const DEMUXERS: { readonly [format: string]: string } = {
  mp4: 'mov',
  mov: 'mov',
  m4a: 'mov',
  webm: 'matroska',
  mkv: 'matroska',
  ogg: 'ogg',
  mp3: 'mp3',
  wav: 'wav',
  flac: 'flac',
  aac: 'aac',
  png: 'png_pipe',
  jpg: 'jpeg_pipe',
  webp: 'webp_pipe',
  bmp: 'bmp_pipe',
  gif: 'gif',
};

/** Containers whose index lets ffmpeg find an instant exactly. */
const SEEKABLE = new Set(['mp4', 'mov', 'm4a', 'webm', 'mkv', 'wav']);

/** Seconds decoded before a cut, so that decoders have settled and rounding cannot lose its first frame. */
const RUN_UP = 1;

/** One `-i`: an asset opened at an instant. Streams of the same opening are decoded together. */
export interface Opening {
  readonly args: readonly string[];
  /** Where in the asset the stream starts, frames (clips) or samples (sounds). */
  readonly origin: number;
}

/** How to open an asset so that `span` of it can be read; the whole of it without one. */
export function opening(args: AssetArgs, name: string, span: Span | undefined): Opening {
  const origin = span === undefined ? 0 : seekTo(args, span.first);
  const length = span === undefined ? 0 : seconds(args, span.first + span.count - origin) + RUN_UP;
  return {
    origin,
    args: [
      ...(args.kind === 'image' ? ['-noautorotate'] : []),
      '-f',
      demuxer(args),
      '-protocol_whitelist',
      'file,pipe',
      '-max_pixels',
      String(MAX_PIXELS),
      ...(origin > 0 ? ['-ss', microseconds(seconds(args, origin))] : []),
      ...(length > 0 ? ['-t', microseconds(length)] : []),
      '-i',
      name,
    ],
  };
}

function demuxer({ format, hash }: AssetArgs): string {
  const name = Object.hasOwn(DEMUXERS, format) ? DEMUXERS[format] : undefined;
  if (name === undefined)
    throw invalid(`asset ${hash.slice(0, 12)} is ${format}, which cannot be read; give another file`);
  return name;
}

const seconds = (args: AssetArgs, units: number): number =>
  args.kind === 'video' ? framesToSeconds(units, (assetPicture(args) as VideoInfo).fps) : units / SAMPLE_RATE;

const microseconds = (value: number): string => value.toFixed(6);

/** A frame or sample before `first` whose time is a whole number of microseconds, as `-ss` counts; 0 for no seek. */
function seekTo(args: AssetArgs, first: number): number {
  if (!SEEKABLE.has(args.format) || args.decodeFromStart) return 0;
  const { num, den } =
    args.kind === 'video' ? rational((assetPicture(args) as VideoInfo).fps) : { num: SAMPLE_RATE, den: 1 };
  const step = num / gcd(num, den * 1_000_000);
  const latest = first - Math.ceil((RUN_UP * num) / den);
  return Math.max(0, Math.floor(latest / step) * step);
}

/** Filters that turn an opened asset's stream into the one form operations work on, cut to `span`. */
export function sourceFilters(args: AssetArgs, part: Part, span: Span | undefined, origin: number): string[] {
  if (part === 'sound') return soundFilters(args, span, origin);
  return args.kind === 'image' ? imageFilters(args) : clipFilters(args, span, origin);
}

function clipFilters(args: AssetArgs, span: Span | undefined, origin: number): string[] {
  const info = assetPicture(args) as VideoInfo;
  const { first, count } = span ?? { first: 0, count: frameCount(info) };
  const { width, height } = info;
  const matrix = args.matrix === 'bt601' ? ({ from: 'bt601', to: 'bt709' } as const) : {};
  return [
    ...enoughFrames(info.fps),
    ...trimFrames(first - origin, count),
    // Odd sizes lose a row or column rather than being scaled by a pixel.
    `crop=w=trunc(iw/2)*2:h=trunc(ih/2)*2:x=0:y=0`,
    ...scale({ width, height, pixels: VIDEO_PIXELS, ...matrix }),
    ...CLIP_TAGS,
  ];
}

/** EXIF orientation to filters. The reader is told not to turn pictures itself: versions differ in what they obey. */
const ORIENTATION: { readonly [value: number]: readonly string[] } = {
  2: ['hflip'],
  3: ['hflip', 'vflip'],
  4: ['vflip'],
  5: ['transpose=cclock_flip'],
  6: ['transpose=clock'],
  7: ['transpose=clock_flip'],
  8: ['transpose=cclock'],
};

function imageFilters(args: AssetArgs): string[] {
  const { alpha } = assetPicture(args) as ImageInfo;
  const from = args.format === 'jpg' || args.format === 'webp' ? { from: 'bt601' as const } : {};
  return [
    'trim=end_frame=1',
    RESTART,
    ...scale({ pixels: imagePixels(alpha), ...from }),
    ...(ORIENTATION[args.orientation ?? 1] ?? []),
    'setsar=1',
  ];
}

function soundFilters(args: AssetArgs, span: Span | undefined, origin: number): string[] {
  const info = assetSound(args);
  if (info === null) throw new TypeError(`asset ${args.hash} has no sound`);
  const { first, count } = soundSpan(args, span, origin);
  // A mono sound goes to both sides at its own level; the resampler alone would make it 3 dB softer.
  const mono = info.channels === 1;
  return [
    `aresample=${SAMPLE_RATE}:async=1:first_pts=0`,
    `aformat=sample_fmts=fltp:sample_rates=${SAMPLE_RATE}:channel_layouts=${mono ? 'mono' : 'stereo'}`,
    ...(mono ? ['pan=stereo|c0=c0|c1=c0'] : []),
    `apad=whole_len=${first + count}`,
    ...trimSamples(first, count),
  ];
}

/** The wanted samples, counted from where the asset was opened. */
function soundSpan(args: AssetArgs, span: Span | undefined, origin: number): Span {
  const whole =
    args.kind === 'video' ? frameCount(assetPicture(args) as VideoInfo) : secondsToSamples(assetSound(args)!.seconds);
  const { first, count } = span ?? { first: 0, count: whole };
  if (args.kind === 'audio') return { first: first - origin, count };
  const { fps } = assetPicture(args) as VideoInfo;
  const samples = spanInSamples({ first, count }, fps);
  return { first: samples.first - spanInSamples({ first: origin, count: 0 }, fps).first, count: samples.count };
}

/** Raw RGBA frames from standard input. */
export const frameInput = ({ width, height, fps }: VideoInfo): string[] => [
  ...['-f', 'rawvideo', '-pix_fmt', 'rgba', '-video_size', `${width}x${height}`],
  ...['-framerate', rateText(fps), '-i', 'pipe:0'],
];

/** Frames from standard input to the form operations work on. */
export const frameFilters = (info: VideoInfo): string[] => [
  ...scale({ pixels: VIDEO_PIXELS, to: 'bt709', range: 'tv' }),
  ...exactFrames(frameCount(info), info.fps),
  ...CLIP_TAGS,
];
