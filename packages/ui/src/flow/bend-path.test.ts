import { describe, expect, it } from 'vitest';
import { curvesThrough, placeOfBend, pointOf, toPath } from './bend-path.ts';

const plain = Float64Array.of(0, 0, 100, 0, 100, 200, 200, 200);

describe('an edge that is led through points', () => {
  it('is the plain edge without any', () => {
    expect(curvesThrough(plain, [])).toEqual([plain]);
    expect(toPath([plain])).toBe('M0,0 C100,0 100,200 200,200');
  });

  it('goes through every one, smoothly, and leaves and enters its ports level', () => {
    const bends = [
      [50, 120],
      [160, 40],
    ] as const;
    const curves = curvesThrough(plain, bends);
    expect(curves).toHaveLength(3);
    expect(curves.map((curve) => [curve[6], curve[7]])).toEqual([
      [50, 120],
      [160, 40],
      [200, 200],
    ]);
    for (const [i, curve] of curves.slice(1).entries()) {
      const before = curves[i]!;
      expect([curve[0], curve[1]]).toEqual([before[6], before[7]]);
      // The handles at a bend lie on one line.
      const [ax, ay] = [before[6]! - before[4]!, before[7]! - before[5]!];
      const [bx, by] = [curve[2]! - curve[0]!, curve[3]! - curve[1]!];
      expect(ax * by - ay * bx).toBeCloseTo(0);
      expect(ax * bx + ay * by).toBeGreaterThan(0);
    }
    expect([curves[0]![3], curves[2]![5]]).toEqual([0, 200]);
    expect(curves[0]![2]).toBeGreaterThan(0);
    expect(curves[2]![4]).toBeLessThan(200);
  });

  it('takes a new bend between the two it is nearest to', () => {
    const curves = curvesThrough(plain, [[100, 100]]);
    expect([placeOfBend(curves, [10, 5]), placeOfBend(curves, [190, 190])]).toEqual([0, 1]);
    expect(pointOf(plain, 0.5)).toEqual([100, 100]);
  });
});
