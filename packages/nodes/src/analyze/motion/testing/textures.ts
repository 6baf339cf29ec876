import { paint } from '../../../stage/testing/painting.ts';
import type { RgbaPixels } from '../../../stage/texture.ts';
import { createRandom } from '../random.ts';

/** Smooth noise: random values on a grid, linear in between. */
function createNoise(seed: number): (x: number, y: number) => number {
  const side = 64;
  const random = createRandom(seed);
  const values = Float64Array.from({ length: side * side }, random);
  const at = (x: number, y: number) => values[(y & (side - 1)) * side + (x & (side - 1))]!;
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = x - column;
    const fy = y - row;
    const upper = at(column, row) * (1 - fx) + at(column + 1, row) * fx;
    const lower = at(column, row + 1) * (1 - fx) + at(column + 1, row + 1) * fx;
    return upper * (1 - fy) + lower * fy;
  };
}

/** A plastered wall: patches, stains and grain of several sizes, nowhere the same. */
export function plaster(
  width: number,
  height: number,
  seed: number,
  tint: readonly [number, number, number],
): RgbaPixels {
  const noise = createNoise(seed);
  return paint(width, height, (x, y) => {
    const coarse = noise(x / 90, y / 90) > 0.5 ? 0.25 : 0;
    const middle = noise(x / 23 + 7, y / 23 + 3);
    const fine = noise(x / 7 + 31, y / 7 + 17);
    const level = 0.25 + coarse + 0.3 * middle + 0.3 * fine;
    return [tint[0] * level, tint[1] * level, tint[2] * level, 255];
  });
}

/** Plastered pillars with nothing between them. `share` of the width is pillar. */
export function pillars(width: number, height: number, seed: number, count: number, share: number): RgbaPixels {
  const wall = plaster(width, height, seed, [150, 190, 230]);
  const data = wall.data.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const within = ((x / width) * count) % 1;
      if (Math.abs(within - 0.5) > share / 2) data[(y * width + x) * 4 + 3] = 0;
    }
  }
  return { width, height, data };
}
