import { describe, expect, it } from 'vitest';
import { atan2Degrees } from '../../stage/trig.ts';
import {
  applyTo,
  compose,
  expand,
  invert,
  logarithm,
  type Matrix3,
  multiply,
  normalise,
  solveSymmetric,
} from './matrix.ts';

const rounded = (values: ArrayLike<number>, digits = 9) => Array.from(values, (v) => Number(v.toFixed(digits)) + 0);

describe('atan2Degrees', () => {
  it('agrees with Math.atan2 all around', () => {
    for (let degrees = -179.5; degrees <= 180; degrees += 0.5) {
      const radians = (degrees * Math.PI) / 180;
      for (const radius of [1e-6, 1, 1e6])
        expect(Math.abs(atan2Degrees(radius * Math.sin(radians), radius * Math.cos(radians)) - degrees)).toBeLessThan(
          1e-10,
        );
    }
  });

  it('has a value on every axis', () => {
    expect([
      atan2Degrees(0, 1),
      atan2Degrees(1, 0),
      atan2Degrees(0, -1),
      atan2Degrees(-1, 0),
      atan2Degrees(0, 0),
    ]).toEqual([0, 90, 180, -90, 0]);
  });
});

describe('matrices', () => {
  const tilted: Matrix3 = [1.1, 0.05, 0.2, -0.04, 0.95, -0.1, 0.12, 0.03, 1.02];

  it('invert and compose to nothing', () => {
    expect(rounded(compose(invert(tilted)!, tilted))).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(invert([1, 2, 3, 2, 4, 6, 0, 0, 1])).toBeUndefined();
  });

  it('normalise to determinant 1, whatever the scale, and keep the map', () => {
    const unit = normalise(tilted.map((value) => value * -7) as unknown as Matrix3)!;
    expect(rounded(applyTo(unit, 0.3, 0.2))).toEqual(rounded(applyTo(tilted, 0.3, 0.2)));
  });

  it('expand like differences of neighbouring points do', () => {
    const { shift, stretch } = expand(tilted, 0.3, -0.1);
    const at = applyTo(tilted, 0.3, -0.1);
    const right = applyTo(tilted, 0.3 + 1e-6, -0.1);
    expect(rounded(shift)).toEqual(rounded([at[0] - 0.3, at[1] + 0.1]));
    expect(rounded([stretch[0], stretch[2]], 4)).toEqual(
      rounded([(right[0] - at[0]) / 1e-6, (right[1] - at[1]) / 1e-6], 4),
    );
  });

  it('have the logarithm whose steps lead back to them', () => {
    // A turn by a radian: the rate of turn is 1.
    const turn: Matrix3 = [Math.cos(1), -Math.sin(1), 0, Math.sin(1), Math.cos(1), 0, 0, 0, 1];
    expect(rounded(logarithm(turn)!)).toEqual([0, -1, 0, 1, 0, 0, 0, 0, 0]);
    // Twice the same step is twice the logarithm.
    const unit = normalise(tilted)!;
    expect(rounded(logarithm(multiply(unit, unit))!)).toEqual(rounded(logarithm(unit)!.map((value) => 2 * value)));
    expect(logarithm([-1, 0, 0, 0, -1, 0, 0, 0, 1])).toBeUndefined();
  });

  it('solve symmetric systems and say when there is nothing to solve', () => {
    const right = Float64Array.of(2, 9);
    expect(solveSymmetric(Float64Array.of(4, 0, 2, 5), right)).toBe(true);
    // 4x + 2y = 2 and 2x + 5y = 9
    expect(rounded(right)).toEqual([-0.5, 2]);
    expect(solveSymmetric(Float64Array.of(1, 0, 1, 1), Float64Array.of(1, 1))).toBe(false);
  });
});
