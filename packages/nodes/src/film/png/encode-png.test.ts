import { expect, it } from 'vitest';
import { encodePng } from './encode-png.ts';
import { readPng } from './testing/read-png.ts';

/** Numbers without a pattern, the same each time. */
function noise(count: number): Uint8ClampedArray {
  let seed = 1;
  return Uint8ClampedArray.from({ length: count }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return seed >>> 24;
  });
}

const size = { width: 61, height: 40 };
/** Noise below, a pattern above: each kind of row is best filtered in another way. */
const picture = noise(61 * 40 * 4).map((value, i) => (i < 61 * 20 * 4 ? (i % 4) * 50 + Math.floor(i / 244) : value));

it('is the picture to the last bit', () => {
  const { width, height, rgb } = readPng(encodePng(picture, size));
  expect([width, height]).toEqual([61, 40]);
  expect([...rgb]).toEqual([...picture].filter((_, i) => i % 4 !== 3));
});

it('is small where there is little in it', () => {
  const grey = new Uint8ClampedArray(640 * 360 * 4).map((_, i) => Math.floor(i / (640 * 4) / 2));
  expect(encodePng(grey, { width: 640, height: 360 }).length).toBeLessThan(4000);
});
