import type { Luma } from './luma.ts';

/** One size of a picture, and how steep it is at every pixel: grey levels per pixel across and down, 0 along the border. */
export interface Level {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  readonly slopeX: Float32Array;
  readonly slopeY: Float32Array;
}

/** A picture prepared for being compared: level 0 is the picture, slightly smoothed, every next one half of it. */
export interface Pyramid {
  readonly width: number;
  readonly height: number;
  readonly levels: readonly Level[];
}

/** Pixels on the shorter side below which a picture is not halved any more. */
const SMALLEST_SIDE = 20;

/**
 * Prepares a picture. Worth keeping when a picture is compared with several others.
 *
 * @throws RangeError when a side has less than 32 pixels, or the data does not fit the size
 */
export function buildPyramid({ width, height, data }: Luma): Pyramid {
  if (!(Math.min(width, height) >= 32))
    throw new RangeError(`motion is measured in pictures of at least 32x32 pixels, got ${width}x${height}`);
  if (data.length !== width * height)
    throw new RangeError(`a ${width}x${height} luma picture needs ${width * height} values, got ${data.length}`);
  // Interpolating between pixels softens what is finest, which would draw sub-pixel results to whole pixels: it is taken out beforehand.
  let values = smooth(Float32Array.from(data), width, height);
  const levels = [createLevel(width, height, values)];
  for (let level = levels[0]!; Math.min(level.width, level.height) >= 2 * SMALLEST_SIDE; ) {
    values = halve(smooth(level.values, level.width, level.height), level.width, level.height);
    level = createLevel(level.width >> 1, level.height >> 1, values);
    levels.push(level);
  }
  return { width, height, levels };
}

/** Weights 1 2 1 across and down; the border repeats itself. */
function smooth(values: Float32Array, width: number, height: number): Float32Array {
  const across = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width) {
    const end = start + width - 1;
    across[start] = (3 * values[start]! + values[start + 1]!) / 4;
    for (let at = start + 1; at < end; at++) across[at] = (values[at - 1]! + 2 * values[at]! + values[at + 1]!) / 4;
    across[end] = (values[end - 1]! + 3 * values[end]!) / 4;
  }
  const both = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - 1) * width;
    const here = y * width;
    const below = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++)
      both[here + x] = (across[above + x]! + 2 * across[here + x]! + across[below + x]!) / 4;
  }
  return both;
}

/** Means of 2x2 pixels; an odd last row or column is left out, so that pixel edges stay aligned. */
function halve(values: Float32Array, width: number, height: number): Float32Array {
  const halfWidth = width >> 1;
  const half = new Float32Array(halfWidth * (height >> 1));
  for (let i = 0; i < half.length; i++) {
    const at = 2 * Math.floor(i / halfWidth) * width + 2 * (i % halfWidth);
    half[i] = (values[at]! + values[at + 1]! + values[at + width]! + values[at + width + 1]!) / 4;
  }
  return half;
}

function createLevel(width: number, height: number, values: Float32Array): Level {
  const slopeX = new Float32Array(values.length);
  const slopeY = new Float32Array(values.length);
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      slopeX[at] = (values[at + 1]! - values[at - 1]!) / 2;
      slopeY[at] = (values[at + width]! - values[at - width]!) / 2;
    }
  }
  return { width, height, values, slopeX, slopeY };
}
