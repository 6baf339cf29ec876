import { describe, expect, it } from 'vitest';
import { fillKnots } from './knots.ts';
import { monotoneCurve } from './monotone.ts';

describe('monotoneCurve', () => {
  it('goes through its points and keeps the ends', () => {
    const curve = monotoneCurve([0, 4, 6], [1, 3, 2]);
    expect([-1, 0, 4, 6, 9].map(curve)).toEqual([1, 1, 3, 2, 2]);
  });

  it('is straight through points on a line', () => {
    const curve = monotoneCurve([0, 4, 8, 10], [0, 8, 16, 20]);
    for (let at = 0; at <= 10; at++) expect(curve(at)).toBeCloseTo(2 * at, 12);
  });

  it('never overshoots at a sudden stop', () => {
    const curve = monotoneCurve([0, 4, 8, 12], [0, 10, 10, 10]);
    for (let at = 0; at <= 12; at += 0.25) {
      expect(curve(at)).toBeGreaterThanOrEqual(0);
      expect(curve(at)).toBeLessThanOrEqual(10 + 1e-12);
      if (at >= 4) expect(curve(at)).toBe(10);
    }
  });

  it('follows an eased move closely from a few points', () => {
    const eased = (t: number) => t * t * (3 - 2 * t);
    const at = Array.from({ length: 13 }, (_, i) => i * 4);
    const curve = monotoneCurve(
      at,
      at.map((frame) => eased(frame / 48)),
    );
    for (let frame = 0; frame <= 48; frame++) expect(Math.abs(curve(frame) - eased(frame / 48))).toBeLessThan(0.002);
  });

  it('is flat with one point', () => {
    expect(monotoneCurve([3], [7])(5)).toBe(7);
  });
});

describe('fillKnots', () => {
  const knot = (frame: number, x: number, confidence = 1) => ({ frame, values: { x }, confidence });

  it('gives one value per frame', () => {
    const filled = fillKnots([knot(0, 0), knot(2, 4, 0.5), knot(4, 8)]);
    expect(filled).toEqual([
      { frame: 0, x: 0, confidence: 1 },
      { frame: 1, x: 2, confidence: 0.5 },
      { frame: 2, x: 4, confidence: 0.5 },
      { frame: 3, x: 6, confidence: 1 },
      { frame: 4, x: 8, confidence: 1 },
    ]);
  });

  it('keeps the value over a gap, with no confidence, and goes on from there', () => {
    const filled = fillKnots([knot(0, 0), knot(1, 2), knot(3, 2, 0), knot(4, 5)]);
    expect(filled.map(({ x }) => x)).toEqual([0, 2, 2, 2, 5]);
    expect(filled.map(({ confidence }) => confidence)).toEqual([1, 1, 0, 0, 1]);
  });
});
