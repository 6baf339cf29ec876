import { describe, expect, it } from 'vitest';
import { aimCone, coverLobes, createCones, flattenOccluders, hiddenShare } from './occlusion.ts';
import type { Occluder } from './setup.ts';

/** A ball of light 4 m above the floor. */
const above = (radiusMetres: number) => Float64Array.of(0, 4, 0, radiusMetres, 1, 1, 1);
const ball = (x: number, y: number, radiusMetres: number): Occluder => ({
  from: [x, y, 0],
  to: [x, y, 0],
  radiusMetres,
});
/** A wall's edge: a thick rod along z whose side is at x = 0. */
const EDGE: Occluder = { from: [-3, 1, -20], to: [-3, 1, 20], radiusMetres: 3 };

function hidden(light: Float64Array, occluders: readonly Occluder[], x: number, z = 0, blurMetres = 0): number {
  const numbers = flattenOccluders(occluders);
  const cone = createCones();
  aimCone(cone, light, 0, x, 0, z);
  for (let at = 0; at < numbers.length; at += 7) coverLobes(cone, numbers, at, blurMetres);
  return hiddenShare(cone);
}

/** Where a falling row of values passes a level. */
const passes = (values: readonly (readonly [x: number, value: number])[], level: number): number =>
  values.find(([, value]) => value < level)![0];

describe('what bodies hide of a light', () => {
  it('is all of it in the middle of the umbra, and nothing beside the penumbra', () => {
    // From 4 m the ball at 1 m throws a shadow 4/3 as large.
    const light = above(0.1);
    expect(hidden(light, [ball(0, 1, 0.5)], 0)).toBe(1);
    // Umbra: 0.5 · 4/3 - 0.1 · 1/3, penumbra ends at the sum; the ball's slant makes a little difference.
    expect(hidden(light, [ball(0, 1, 0.5)], 0.6)).toBe(1);
    expect(hidden(light, [ball(0, 1, 0.5)], 0.74)).toBe(0);
  });

  it('has a penumbra as wide as geometry says: size times the distance beyond the edge, over that before it', () => {
    for (const radius of [0.1, 0.2, 0.4]) {
      const row = Array.from({ length: 4001 }, (_, i) => {
        const x = -1 + i / 2000;
        return [x, hidden(above(radius), [EDGE], x)] as const;
      });
      const width = passes(row, 0.002) - passes(row, 0.998);
      expect(Math.abs(width / ((2 * radius * 1) / 3) - 1)).toBeLessThan(0.15);
      // Half of the light is hidden where the middle of the light is on the edge.
      expect(Math.abs(passes(row, 0.5))).toBeLessThan(0.03);
    }
  });

  it('falls steadily across the penumbra', () => {
    let last = 1;
    for (let x = -0.4; x < 0.4; x += 0.005) {
      const share = hidden(above(0.5), [EDGE], x);
      expect(share).toBeLessThanOrEqual(last + 1e-12);
      last = share;
    }
    expect(last).toBe(0);
  });

  it('is no more for two bodies one behind the other than for the larger', () => {
    const light = above(0.3);
    const one = hidden(light, [ball(0, 1, 0.3)], 0.45);
    expect(one).toBeGreaterThan(0.1);
    expect(hidden(light, [ball(0, 1, 0.3), ball(0, 1, 0.3)], 0.45)).toBe(one);
    expect(hidden(light, [ball(0, 1, 0.3), ball(0, 0.8, 0.25)], 0.45)).toBeLessThan(one + 0.1);
  });

  it('is nearly all when one body hides one half and another the other half', () => {
    const left = EDGE;
    const right: Occluder = { from: [3, 1, -20], to: [3, 1, 20], radiusMetres: 3 };
    expect(hidden(above(0.3), [left], 0)).toBeCloseTo(0.5, 1);
    expect(hidden(above(0.3), [left, right], 0)).toBeGreaterThan(0.85);
  });

  it('is about the share of its disc that a small body covers', () => {
    // Seen from the floor: the light has a radius of 0.1 of its distance, the ball 0.03 of its own.
    const share = hidden(above(0.4), [ball(0, 1, 0.03)], 0);
    expect(share).toBeGreaterThan(0.06);
    expect(share).toBeLessThan(0.14);
  });

  it('counts only what is between: nothing behind the place, nothing beyond the light', () => {
    expect(hidden(above(0.1), [ball(0, -1, 0.5)], 0)).toBe(0);
    expect(hidden(above(0.1), [ball(0, 6, 0.5)], 0)).toBe(0);
    // A mast through floor and light hides it all the same.
    expect(hidden(above(0.1), [{ from: [0, -1, 0], to: [0, 9, 0], radiusMetres: 0.3 }], 0.1)).toBe(1);
  });

  it('has softer edges where a coarse map asks for it', () => {
    expect(hidden(above(0.001), [EDGE], 0.04)).toBe(0);
    expect(hidden(above(0.001), [EDGE], 0.04, 0, 0.1)).toBeGreaterThan(0.05);
  });
});
