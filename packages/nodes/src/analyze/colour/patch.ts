import { srgbToLinear } from '../../stage/curves.ts';
import type { Box } from '../motion/blocks.ts';
import type { LinearRgb } from './planck.ts';

/** Mean colour of a patch of a picture. */
export interface Patch {
  readonly rgb: LinearRgb;
  /** Share of its pixels that could be used. */
  readonly used: number;
}

/** Display values from which on a channel may have been cut off, and up to which rounding hides the colour. */
const CLIPPED = 254;
const DARK = 16;

/**
 * Mean linear light of a part of a picture. Pixels with a clipped channel, dark ones and transparent ones are left out: their
 * colour is not that of the light.
 *
 * @param rgba - straight RGBA display values (sRGB), row by row from the top
 * @param box - the whole picture when left out
 * @returns `undefined` when no pixel can be used
 * @throws RangeError when the data does not have width x height x 4 bytes
 */
export function measurePatch(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  box: Box = { left: 0, top: 0, right: 1, bottom: 1 },
): Patch | undefined {
  if (rgba.length !== width * height * 4)
    throw new RangeError(`${width}x${height} RGBA needs ${width * height * 4} bytes, got ${rgba.length}`);
  let pixels = 0;
  let used = 0;
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = Math.floor(box.top * height); y < Math.min(height, Math.ceil(box.bottom * height)); y++) {
    for (let x = Math.floor(box.left * width); x < Math.min(width, Math.ceil(box.right * width)); x++) {
      pixels++;
      const at = (y * width + x) * 4;
      const brightest = Math.max(rgba[at]!, rgba[at + 1]!, rgba[at + 2]!);
      if (brightest >= CLIPPED || brightest < DARK || rgba[at + 3] !== 255) continue;
      used++;
      for (const channel of [0, 1, 2] as const) sum[channel] += LINEAR[rgba[at + channel]!]!;
    }
  }
  return used === 0 ? undefined : { rgb: [sum[0] / used, sum[1] / used, sum[2] / used], used: used / pixels };
}

/** Linear light of each display value. */
const LINEAR = Float64Array.from({ length: 256 }, (_, value) => srgbToLinear(value / 255));
