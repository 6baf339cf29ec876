import { linearToSrgb } from '../curves.ts';

/** Steps of linear light: fine enough that the darkest ones are less than one display value apart. */
const STEPS = 4096;

let table: Uint8Array | undefined;

/** Display values 0..255 of linear light, by `Math.floor(light * scale + 0.5)` for light 0..1. */
export function displayTable(): { readonly values: Uint8Array; readonly scale: number } {
  table ??= Uint8Array.from({ length: STEPS }, (_, i) => Math.floor(linearToSrgb(i / (STEPS - 1)) * 255 + 0.5));
  return { values: table, scale: STEPS - 1 };
}
