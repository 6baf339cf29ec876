import { describe, expect, it } from 'vitest';
import { cutTriangle } from './cut.ts';
import { rasterise } from './rasterise.ts';
import { clearSamples, createSamples, expand, SAMPLES, type Samples } from './samples.ts';

const SIZE = 16;

/** Marks triangles given as x, y, inverse depth of three corners each, numbered from 1. */
function marked(...triangles: (readonly number[])[]): Samples {
  const samples = createSamples(SIZE, SIZE);
  clearSamples(samples, triangles.length + 1);
  triangles.forEach((corners, i) => {
    rasterise(samples, i + 1, Float64Array.from(corners), 0, 3, 6);
  });
  return samples;
}

/** Number of the triangle at each sample. */
function numbers(samples: Samples): number[] {
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++) if (samples.whole[y * SIZE + x]! > 0) expand(samples, x, y);
  return [...samples.triangle];
}
const count = (samples: Samples, number: number) => numbers(samples).filter((n) => n === number).length;
const at = (samples: Samples, x: number, y: number) =>
  numbers(samples).slice((y * SIZE + x) * SAMPLES, (y * SIZE + x + 1) * SAMPLES);

const flat = (depth: number, ...xy: readonly number[]) => [
  xy[0]!,
  xy[1]!,
  depth,
  xy[2]!,
  xy[3]!,
  depth,
  xy[4]!,
  xy[5]!,
  depth,
];

describe('rasterise', () => {
  it('covers a rectangle of two triangles sample by sample, each once, in either order of corners', () => {
    const upper = flat(1, 2, 3, 10, 3, 10, 9);
    const lower = flat(1, 2, 3, 2, 9, 10, 9);
    const samples = marked(upper, lower);
    expect(count(samples, 1) + count(samples, 2)).toBe(8 * 6 * SAMPLES);
    // The diagonal belongs to one of them only: turned round, the other keeps what it had.
    const turned = marked(lower, upper);
    expect(count(turned, 2)).toBe(count(samples, 1));
  });

  it('leaves neither gaps nor overlaps between many thin triangles around one place', () => {
    const corners = Array.from({ length: 37 }, (_, i) => {
      const t = (i * 2 * Math.PI) / 37;
      return [8.3 + 7 * Math.cos(t), 7.9 + 7 * Math.sin(t)] as const;
    });
    const fan = corners.map(([x, y], i) => {
      const [nx, ny] = corners[(i + 1) % corners.length]!;
      return flat(1, 8.3, 7.9, x, y, nx, ny);
    });
    const alone = fan.map((triangle) => count(marked(triangle), 1));
    const together = numbers(marked(...fan)).filter((n) => n > 0).length;
    expect(alone.reduce((sum, n) => sum + n, 0)).toBe(together);
    // All of a 37-cornered disc of radius 7, in quarters of a pixel.
    expect(together / SAMPLES).toBeCloseTo(0.5 * 37 * 49 * Math.sin((2 * Math.PI) / 37), 0);
  });

  it('covers half of the samples of a pixel that an edge halves', () => {
    // An upright edge through the middle of pixel 4.
    const samples = marked(flat(1, 4.5, 0, 16, 0, 16, 32), flat(1, 4.5, 0, 4.5, 32, 16, 32));
    expect(at(samples, 4, 8).filter((n) => n > 0)).toHaveLength(2);
    expect(at(samples, 3, 8).every((n) => n === 0)).toBe(true);
    expect(at(samples, 5, 8).every((n) => n > 0)).toBe(true);
  });

  it('keeps what is nearer, whatever comes first', () => {
    const far = flat(0.5, 0, 0, 16, 0, 0, 16);
    const near = flat(0.6, 0, 0, 16, 0, 0, 16);
    expect(count(marked(far, near), 1)).toBe(0);
    expect(count(marked(near, far), 2)).toBe(0);
    expect(count(marked(near, far), 1)).toBe(count(marked(far, near), 2));
  });

  it('cuts triangles that go through each other where their depths meet', () => {
    // One rises to the right from 0.1 to 0.3, the other falls; they meet at x = 8.
    const rising = [-8, -8, 0.0, 24, -8, 0.4, 8, 40, 0.2];
    const falling = [-8, -8, 0.4, 24, -8, 0.0, 8, 40, 0.2];
    const samples = marked(rising, falling);
    expect(at(samples, 2, 4)).toEqual([2, 2, 2, 2]);
    expect(at(samples, 13, 4)).toEqual([1, 1, 1, 1]);
  });

  it('keeps the first of two faces in one plane, without a speckle', () => {
    const first = [-3, -5, 0.21, 30, 2, 0.54, 4, 40, 0.28];
    // The same plane with other corners: inverse depth = 0.24 + 0.01 x, of the first one 0.24 + 0.01 x as well.
    const plane = (x: number, y: number) => [x, y, 0.24 + 0.01 * x];
    const again = [...plane(-7.3, -9.1), ...plane(41.7, 3.3), ...plane(2.9, 55.1)];
    const samples = marked([...plane(-3, -5), ...plane(30, 2), ...plane(4, 40)], again);
    const covered = numbers(marked(first)).map((n) => n > 0);
    expect(numbers(samples).filter((n, i) => covered[i] && n !== 1)).toEqual([]);
  });

  it('takes no notice of what lies beside the picture', () => {
    expect(count(marked(flat(1, -50, -50, -10, -40, -20, -5)), 1)).toBe(0);
    expect(count(marked(flat(1, -1e7, -1e7, 1e7, -1e7, 0, 3e7)), 1)).toBe(SIZE * SIZE * SAMPLES);
    expect(count(marked(flat(1, 3, 3, 9, 9, 6, 6)), 1)).toBe(0);
  });

  it('is empty again after clearing', () => {
    const samples = marked(flat(1, 0, 0, 16, 0, 0, 16));
    clearSamples(samples, 2);
    expect(samples.whole.every((n) => n === 0)).toBe(true);
  });
});

describe('cutTriangle', () => {
  const view = { size: { width: 100, height: 80 }, focalPixels: 50 } as Parameters<typeof cutTriangle>[0];
  const cut = (...eye: number[]) => {
    const corners = new Float64Array(12);
    const left = cutTriangle(view, Float64Array.from(eye), [0, 3, 6], corners, 0);
    return { left, corners: [...corners.subarray(0, left * 3)] };
  };

  it('leaves what is in front as it is, and nothing of what is behind', () => {
    expect(cut(0, 0, 1, 1, 0, 2, 0, 1, 2)).toEqual({ left: 3, corners: [50, 40, 1, 75, 40, 0.5, 50, 15, 0.5] });
    expect(cut(0, 0, -1, 1, 0, 0.01, 0, 1, -2).left).toBe(0);
  });

  it('cuts at 5 cm: one corner behind leaves four, two leave three', () => {
    const one = cut(0, 0, 1, 1, 0, 1, 0, 0, -1);
    expect(one.left).toBe(4);
    // Half way between depth 1 and -1 lies 0; 0.05 is 47.5 % of the way.
    expect(one.corners.slice(6, 9).map((n) => n.toFixed(6))).toEqual(
      [50 + (50 * 0.525) / 0.05, 40, 20].map((n) => n.toFixed(6)),
    );
    expect(cut(0, 0, 1, 1, 0, -1, 0, 1, -1).left).toBe(3);
  });

  it('finds the same corner on an edge from either side', () => {
    const a = [0.3, -0.2, 0.9];
    const b = [-0.7, 0.4, -0.6];
    const front = [1, 1, 1];
    const back = [-1, -1, -1];
    const here = cut(...a, ...b, ...front).corners;
    const there = cut(...b, ...a, ...back).corners;
    // On the edge from a to b.
    expect(here.slice(3, 6)).toEqual(there.slice(0, 3));
  });
});
