import type { RgbaPixels } from '../texture.ts';
import { sinDegrees } from '../trig.ts';

/** Colours every pixel of a picture by its place; channels 0..255, straight alpha. */
export function paint(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number, number],
): RgbaPixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colour(x, y), (y * width + x) * 4);
  }
  return { width, height, data };
}

/** A dusk sky with stars. */
export const duskSky = (width: number, height: number): RgbaPixels =>
  paint(width, height, (x, y) => {
    const t = y / height;
    const star = (x * 7919 + y * 104729 + ((x * y) % 613) * 31) % 1511 === 0 && t < 0.55 ? 150 : 0;
    return [
      Math.min(255, 20 + 200 * t * t + star),
      Math.min(255, 24 + 110 * t * t + star),
      Math.min(255, 60 + 70 * t + star),
      255,
    ];
  });

/** Height of a ridge line at a place across, 0..1 of the picture from its top. */
const ridge = (across: number, seed: number): number =>
  0.5 +
  0.07 * sinDegrees(across * 400 + seed * 90) +
  0.035 * sinDegrees(across * 1130 + seed * 37) +
  0.012 * sinDegrees(across * 4100 + seed);

/** A ridge in one colour with soft edges, transparent above it. */
export const hills = (
  width: number,
  height: number,
  seed: number,
  top: number,
  [red, green, blue]: readonly [number, number, number],
): RgbaPixels =>
  paint(width, height, (x, y) => {
    const line = (ridge(x / width, seed) - 0.5 + top) * height;
    const alpha = Math.min(1, Math.max(0, y - line + 0.5));
    const shade = 1 - 0.35 * ((y - line) / height);
    return [red * shade, green * shade, blue * shade, Math.floor(alpha * 255 + 0.5)];
  });

/** A dark pine in the left third, transparent around it. */
export const pine = (width: number, height: number): RgbaPixels =>
  paint(width, height, (x, y) => {
    const down = y / height;
    const tier = (down * 9) % 1;
    const half = down < 0.12 ? 0 : (down - 0.12) * (0.1 + 0.07 * tier) * width;
    const off = Math.abs(x + 0.5 - width * 0.3);
    const alpha = Math.min(1, Math.max(0, half - off + 0.5));
    return [10, 16 + 10 * tier, 20, Math.floor(alpha * 255 + 0.5)];
  });

/** Squares of two colours: the finest texture there is, for seeing moves and shimmer. */
export const checker = (width: number, height: number, square: number): RgbaPixels =>
  paint(width, height, (x, y) =>
    (Math.floor(x / square) + Math.floor(y / square)) % 2 === 0 ? [230, 230, 230, 255] : [30, 60, 90, 255],
  );
