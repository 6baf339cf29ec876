import type { VideoInfo } from './types.ts';

/** Every sound inside a filter graph has this rate, so that lengths are whole samples everywhere. */
export const SAMPLE_RATE = 48_000;

/** Film and television rates that are a thousandth slower than their name. */
const NTSC = [24, 30, 48, 60, 120];

/** A frame rate as ffmpeg wants it: `num / den` frames per second, in lowest terms. */
export interface Rational {
  readonly num: number;
  readonly den: number;
}

/** The exact rate behind a decimal one: 23.976 is 24000/1001, 29.97 is 30000/1001; else thousandths. */
export function rational(fps: number): Rational {
  for (const rate of NTSC) {
    if (Math.abs(fps - (rate * 1000) / 1001) < 0.003) return { num: rate * 1000, den: 1001 };
  }
  const thousandths = Math.max(1, Math.round(fps * 1000));
  const common = gcd(thousandths, 1000);
  return { num: thousandths / common, den: 1000 / common };
}

/** Greatest common divisor of two positive integers. */
export function gcd(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** `30000/1001`, or `25` where the denominator is 1. */
export const rateText = (fps: number): string => {
  const { num, den } = rational(fps);
  return den === 1 ? String(num) : `${num}/${den}`;
};

/** The rate as a number in the one form used in every `VideoInfo`. */
export const exactFps = (fps: number): number => {
  const { num, den } = rational(fps);
  return num / den;
};

/** Length of `frames` frames, seconds. */
export const framesToSeconds = (frames: number, fps: number): number => {
  const { num, den } = rational(fps);
  return (frames * den) / num;
};

/** Whole frames nearest to a length in seconds. */
export const secondsToFrames = (seconds: number, fps: number): number => {
  const { num, den } = rational(fps);
  return Math.round((seconds * num) / den);
};

/** Number of frames of a clip. */
export const frameCount = (info: Pick<VideoInfo, 'seconds' | 'fps'>): number => secondsToFrames(info.seconds, info.fps);

/** Whole samples nearest to a length in seconds. */
export const secondsToSamples = (seconds: number): number => Math.round(seconds * SAMPLE_RATE);

/** The nearest even number, at least 2: chroma of yuv420p is stored for pairs of pixels. */
export const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

/** The nearest even number, which may be 0 or negative: an offset in pixels. */
export const evenOffset = (value: number): number => 2 * Math.round(value / 2) + 0;

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
