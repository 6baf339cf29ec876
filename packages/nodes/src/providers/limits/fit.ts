import type { Range } from '../profile/types.ts';
import { within } from './issue.ts';

/** Pixels across and down. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a picture must keep to. */
export interface SizeLimits {
  readonly side: Range;
  readonly ratio: Range;
  /** Width times height. */
  readonly pixels?: Range;
}

/** Whether a picture keeps to all of it. */
export const fits = ({ width, height }: Size, { side, ratio, pixels }: SizeLimits): boolean =>
  within(width, side) &&
  within(height, side) &&
  within(width / height, ratio) &&
  (pixels === undefined || within(width * height, pixels));

/**
 * Smallest size with even sides around a picture that has an allowed ratio. `undefined` when the ratio is allowed.
 */
export function paddedSize({ width, height }: Size, ratio: Range): Size | undefined {
  if (within(width / height, ratio)) return undefined;
  const [w, h] = [even(width), even(height)];
  const isNarrow = width / height <= ratio.min;
  const padded = (more: number): Size =>
    isNarrow ? { width: even(ratio.min * h) + more, height: h } : { width: w, height: even(w / ratio.max) + more };
  // An open range excludes its ends.
  return within(padded(0).width / padded(0).height, ratio) ? padded(0) : padded(2);
}

/**
 * Nearest size with even sides and almost the same ratio that keeps to the limits. `undefined` when the picture does already, or
 * no such size exists.
 */
export function resizedSize(size: Size, limits: SizeLimits): Size | undefined {
  if (fits(size, limits)) return undefined;
  const { width, height } = size;
  const { side: given, pixels } = limits;
  const side = given.open ? { min: given.min + 1, max: given.max - 1 } : given;
  const least = Math.max(side.min / Math.min(width, height), pixels ? Math.sqrt(pixels.min / (width * height)) : 0);
  const most = Math.min(
    side.max / Math.max(width, height),
    pixels ? Math.sqrt(pixels.max / (width * height)) : Infinity,
  );
  const scale = least > 1 ? least : Math.min(1, most);
  // Rounding to even sides may leave the limits by a pixel or two: step inwards.
  for (let step = 0; step <= 8; step++) {
    const change = least > 1 ? 2 * step : -2 * step;
    const w = even(width * scale) + change;
    const candidates = [even((w * height) / width), 2 * Math.floor((w * height) / width / 2)];
    const found = candidates.map((h) => ({ width: w, height: h })).find((candidate) => fits(candidate, limits));
    if (found) return found;
  }
  return undefined;
}

const even = (value: number) => 2 * Math.ceil(value / 2 - 1e-9);
