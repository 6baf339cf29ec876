import { framesToSeconds, rateText, SAMPLE_RATE, secondsToSamples } from './frames.ts';
import type { Feed, Lowering, MediaType, Span, Stage } from './operation.ts';
import type { AudioInfo } from './types.ts';

/** With these flags swscale gives the same bytes in every build; without them builds differ by one step. */
export const SCALE_FLAGS = 'bicubic+accurate_rnd+bitexact+full_chroma_int+full_chroma_inp';

/** Pixels of clips between operations: 8 bit, limited range, BT.709. */
export const VIDEO_PIXELS = 'yuv420p';

/** Options of an explicit conversion; sizes in pixels. */
export interface Scale {
  readonly width?: number;
  readonly height?: number;
  readonly pixels: string;
  /** Colour matrix of the source, where it is not BT.709 already. */
  readonly from?: 'bt601' | 'bt709';
  /** Colour matrix of the result, where the conversion crosses between RGB and YUV or between matrices. */
  readonly to?: 'bt601' | 'bt709';
  readonly range?: 'tv' | 'pc';
}

/** An explicit, bit-exact change of size, pixel format and matrix. ffmpeg passes frames through when nothing changes. */
export function scale({ width, height, pixels, from, to, range }: Scale): string[] {
  const options = [
    width !== undefined && `w=${width}`,
    height !== undefined && `h=${height}`,
    `flags=${SCALE_FLAGS}`,
    from && `in_color_matrix=${from}`,
    to && `out_color_matrix=${to}`,
    range && `out_range=${range}`,
  ];
  return [`scale=${options.filter(Boolean).join(':')}`, `format=${pixels}`];
}

/** Colour tags of every clip, so that no later stage has to guess. */
export const COLOUR_TAGS = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';

/** Square pixels and BT.709 tags: what every clip carries between operations. */
export const CLIP_TAGS = ['setsar=1', COLOUR_TAGS] as const;

/** RGB stills to the pixels of clips. */
export const rgbToVideo = (pixels = VIDEO_PIXELS): string[] => scale({ pixels, to: 'bt709', range: 'tv' });

/** Clips to RGB. */
export const videoToRgb = (pixels: string): string[] => scale({ pixels, from: 'bt709' });

/** Pixels of stills between operations. */
export const imagePixels = (alpha: boolean): string => (alpha ? 'rgba' : 'rgb24');

/** Restarts time at 0. */
export const RESTART = 'setpts=PTS-STARTPTS';

/** Keeps `count` frames from the `first`. */
export const trimFrames = (first: number, count: number): string[] => [
  first === 0 ? `trim=end_frame=${count}` : `trim=start_frame=${first}:end_frame=${first + count}`,
  ...(first === 0 ? [] : [RESTART]),
];

/** Keeps `count` samples from the `first`. */
export const trimSamples = (first: number, count: number): string[] => [
  first === 0 ? `atrim=end_sample=${count}` : `atrim=start_sample=${first}:end_sample=${first + count}`,
  ...(first === 0 ? [] : ['asetpts=PTS-STARTPTS']),
];

/** The samples that belong to a stretch of frames: neighbouring stretches neither overlap nor leave a gap. */
export function spanInSamples({ first, count }: Span, fps: number): Span {
  const start = secondsToSamples(framesToSeconds(first, fps));
  return { first: start, count: secondsToSamples(framesToSeconds(first + count, fps)) - start };
}

/** A constant rate from time 0, with the last frame held for a second more: what is missing at an end is filled. */
export const enoughFrames = (fps: number): string[] => [
  `fps=fps=${rateText(fps)}:round=near:start_time=0`,
  `tpad=stop_mode=clone:stop=${Math.ceil(fps)}`,
];

/** Exactly `count` frames at `fps`: the last frame is held when there are too few, the rest dropped when too many. */
export const exactFrames = (count: number, fps: number): string[] => [...enoughFrames(fps), `trim=end_frame=${count}`];

/** Exactly `count` samples: silence is added or the rest dropped. */
export const exactSamples = (count: number): string[] => [`apad=whole_len=${count}`, `atrim=end_sample=${count}`];

/** Silence of a given length, samples. */
export const silence = (count: number): Stage => ({
  from: [],
  filters: [`anullsrc=r=${SAMPLE_RATE}:cl=stereo`, 'aformat=sample_fmts=fltp', `atrim=end_sample=${count}`],
});

/** A stream of an input. */
export const picture = (input: number, more: Partial<Feed> = {}): Feed => ({ input, part: 'picture', ...more });
export const sound = (input: number, more: Partial<Feed> = {}): Feed => ({ input, part: 'sound', ...more });

/** The sound of an input, or silence of its length when it has none. */
export function soundOrSilence(node: Lowering<unknown>, input: number, more: Partial<Feed> = {}): Feed | Stage {
  const type = node.inputs[input] as MediaType;
  if (type.kind === 'image') throw new TypeError('a still has no sound');
  const has = type.kind === 'audio' || type.info.audio !== null;
  return has ? sound(input, more) : silence(more.span?.count ?? secondsToSamples(type.info.seconds));
}

/** The sound a clip of this length has after any operation; `null` when it is silent. */
export const soundOf = (has: boolean, seconds: number): AudioInfo | null =>
  has ? { seconds, sampleRate: SAMPLE_RATE, channels: 2 } : null;
