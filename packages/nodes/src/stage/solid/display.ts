import { linearToSrgb } from '../curves.ts';

/** Steps of linear light: fine enough that the darkest ones are less than one display value apart. */
const STEPS = 4096;

let table: Uint8Array | undefined;

/** Display values 0..255 of linear light, by `Math.floor(light * scale + 0.5)` for light 0..1. */
export function displayTable(): { readonly values: Uint8Array; readonly scale: number } {
  table ??= Uint8Array.from({ length: STEPS }, (_, i) => Math.floor(linearToSrgb(i / (STEPS - 1)) * 255 + 0.5));
  return { values: table, scale: STEPS - 1 };
}

/** A display value in fixed point, for colours that change evenly from pixel to pixel: 16 bits after the point. */
const FIXED = 65536;

let fixedTable: Float64Array | undefined;

/** Linear light, not negative, as a display value in fixed point; what is above white is cut off. */
export function toFixed(linear: number): number {
  fixedTable ??= Float64Array.from({ length: FIXED_STEPS + 2 }, (_, step) =>
    Math.floor(linearToSrgb(Math.min(1, step / FIXED_STEPS)) * 255 * FIXED + 0.5),
  );
  const place = Math.min(1, linear) * FIXED_STEPS;
  const step = place | 0;
  const low = fixedTable[step]!;
  return (low + (fixedTable[step + 1]! - low) * (place - step)) | 0;
}

const FIXED_STEPS = 8192;

/** Display values in fixed point as an opaque packed colour, each rounded to the nearest. */
export const packRounded = (red: number, green: number, blue: number): number =>
  ((red + 32768) >> 16) | (((green + 32768) >> 8) & 0xff00) | ((blue + 32768) & 0xff0000) | (255 << 24);
