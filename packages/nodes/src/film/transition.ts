import type { ShotTransition } from '../direct/values/index.ts';
import type { FrameSize } from '../stage/index.ts';

/**
 * Lets one picture go over into another, into the first one's bytes.
 *
 * @param from - RGBA, opaque; is changed
 * @param share - of the way to `to`, 0..1
 */
export function mixInto(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  { width, height }: FrameSize,
  kind: ShotTransition,
  share: number,
): void {
  if (kind === 'fade-black') through(from, to, 0, share);
  else if (kind === 'fade-white') through(from, to, 255, share);
  else if (kind === 'wipe-left') wipe(from, to, width, height, width - Math.round(share * width), width);
  else if (kind === 'wipe-right') wipe(from, to, width, height, 0, Math.round(share * width));
  else mixAll(from, to, share);
}

/** Weights in 1/256, so that the same picture stays exactly as it is. */
function mixAll(from: Uint8ClampedArray, to: Uint8ClampedArray, share: number): void {
  const weight = Math.round(share * 256);
  for (let i = 0; i < from.length; i++) from[i] = (from[i]! * (256 - weight) + to[i]! * weight + 128) >> 8;
}

/** Out to a plain field over the first half, in from it over the second. */
function through(from: Uint8ClampedArray, to: Uint8ClampedArray, field: number, share: number): void {
  const source = share < 0.5 ? from : to;
  const weight = Math.round(256 * Math.abs(1 - 2 * share));
  for (let i = 0; i < from.length; i++) from[i] = (source[i]! * weight + field * (256 - weight) + 128) >> 8;
  for (let i = 3; i < from.length; i += 4) from[i] = 255;
}

/** The columns from `left` up to `right` are of the new picture. */
function wipe(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  width: number,
  height: number,
  left: number,
  right: number,
): void {
  for (let y = 0; y < height; y++) {
    const row = y * width * 4;
    from.set(to.subarray(row + left * 4, row + right * 4), row + left * 4);
  }
}
