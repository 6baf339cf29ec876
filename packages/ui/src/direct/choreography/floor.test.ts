import { describe, expect, it } from 'vitest';
import {
  alongPath,
  boundsOf,
  facingStep,
  facingTo,
  fromPlan,
  placeAfter,
  squareOn,
  stepOn,
  toPlan,
  withPlace,
} from './floor.ts';

describe('the floor plan', () => {
  it('shows every place and the camera in its shape', () => {
    const bounds = boundsOf([[5, 9]], 4 / 3);
    expect((bounds.right - bounds.left) / (bounds.far - bounds.near)).toBeCloseTo(4 / 3);
    expect([squareOn(bounds), stepOn(bounds)]).toEqual([1, 0.05]);
    for (const place of [
      [5, 9],
      [0, 0],
    ] as const) {
      const { x, y } = toPlan(place, bounds);
      expect(x > 0 && x < 1 && y > 0 && y < 1).toBe(true);
      expect(fromPlan(x, y, bounds)).toEqual(place);
    }
  });

  it('comes near for a table top', () => {
    const bounds = boundsOf([[0.1, 0.5]], 4 / 3);
    expect(bounds.far - bounds.near).toBeLessThan(1);
    expect([squareOn(bounds), stepOn(bounds)]).toEqual([0.1, 0.01]);
  });

  it('walks a way evenly, corners and standing still included', () => {
    const path = [
      [0, 2],
      [2, 2],
      [2, 6],
    ] as const;
    expect(alongPath(path, 0.5)).toEqual([2, 3]);
    expect(alongPath(path, 2)).toEqual([2, 6]);
    expect(alongPath([[1, 1]], 0.3)).toEqual([1, 1]);
    expect(
      alongPath(
        [
          [1, 1],
          [1, 1],
        ],
        0.3,
      ),
    ).toEqual([1, 1]);
    expect(alongPath([], 0)).toBeUndefined();
  });

  it('puts a place where it is on the way, else at the end', () => {
    const path = [
      [0, 2],
      [4, 2],
      [4, 6],
    ] as const;
    expect(withPlace(path, [2, 2.1])).toMatchObject({ at: 1 });
    expect(withPlace(path, [4.2, 8])).toMatchObject({ at: 3 });
    expect(withPlace([], [1, 1])).toEqual({ path: [[1, 1]], at: 0 });
    expect(placeAfter(path, 0)).toEqual([2, 2]);
    expect(placeAfter(path, 2)).toEqual([4, 6.5]);
    expect(placeAfter([], 0)).toEqual([0.5, 2]);
  });

  it('turns to the camera at 0 and to camera right at 90', () => {
    expect(facingTo([0, 4], [0, 0])).toBe(0);
    expect(facingTo([0, 4], [3, 4])).toBe(90);
    expect(facingTo([0, 4], [0, 9])).toBe(180);
    expect(facingTo([0, 4], [-3, 4.1])).toBe(-90);
    const [x, z] = facingStep(90);
    expect([x, z]).toEqual([1, expect.closeTo(0)]);
  });
});
