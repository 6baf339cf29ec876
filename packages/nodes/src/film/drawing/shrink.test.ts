import { expect, it } from 'vitest';
import { shrink } from './shrink.ts';

const greys = (width: number, height: number, grey: (x: number, y: number) => number) => {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) pixels.fill(grey(i % width, Math.floor(i / width)), i * 4, i * 4 + 3);
  return { width, height, pixels };
};
const red = ({ pixels }: { pixels: Uint8ClampedArray }) => [...pixels].filter((_, i) => i % 4 === 0);

it('takes the mean of what each pixel covers, parts by their area', () => {
  expect(
    red(
      shrink(
        greys(4, 2, (x) => 10 * x),
        { width: 2, height: 1 },
      ),
    ),
  ).toEqual([5, 25]);
  // Three pixels in two: one and a half each.
  expect(
    red(
      shrink(
        greys(3, 1, (x) => 30 * x),
        { width: 2, height: 1 },
      ),
    ),
  ).toEqual([10, 50]);
  expect(
    red(
      shrink(
        greys(1, 3, (_x, y) => 30 * y),
        { width: 1, height: 2 },
      ),
    ),
  ).toEqual([10, 50]);
});

it('keeps even areas, and pictures of the same size', () => {
  const even = shrink(
    greys(97, 61, () => 143),
    { width: 31, height: 17 },
  );
  expect(new Set(red(even))).toEqual(new Set([143]));
  expect(even.pixels.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  const picture = greys(7, 5, (x, y) => x * 9 + y * 31);
  expect(shrink(picture, picture).pixels).toEqual(picture.pixels);
});
