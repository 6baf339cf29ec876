import { describe, expect, it } from 'vitest';
import { atan2Degrees, cosDegrees, sinDegrees, tanDegrees } from './trig.ts';

describe('trigonometry in degrees', () => {
  it('stays within 4e-16 of the true value over several turns', () => {
    let worst = 0;
    for (let degrees = -90; degrees <= 90; degrees += 0.37) {
      // Within a quarter turn Math.sin of the radians is itself correct to the last bit or so.
      worst = Math.max(worst, Math.abs(sinDegrees(degrees) - Math.sin((degrees * Math.PI) / 180)));
      worst = Math.max(worst, Math.abs(cosDegrees(degrees) - Math.cos((degrees * Math.PI) / 180)));
      expect(sinDegrees(degrees + 720)).toBeCloseTo(sinDegrees(degrees), 13);
    }
    expect(worst).toBeLessThan(4e-16);
  });

  it('is exact at quarter turns', () => {
    expect([-90, 0, 90, 180, 270, 360, 450].map((d) => [sinDegrees(d) + 0, cosDegrees(d) + 0])).toEqual([
      [-1, 0],
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('has sines and cosines on the unit circle and the tangent as their quotient', () => {
    for (const degrees of [1, 29.999, 45, 45.001, 133, 359]) {
      expect(sinDegrees(degrees) ** 2 + cosDegrees(degrees) ** 2).toBeCloseTo(1, 14);
      expect(tanDegrees(degrees)).toBeCloseTo(Math.tan((degrees * Math.PI) / 180), 10);
    }
  });

  it('finds the angle of every direction', () => {
    let worst = 0;
    for (let degrees = -179.9; degrees < 180; degrees += 0.31) {
      const found = atan2Degrees(3 * sinDegrees(degrees), 3 * cosDegrees(degrees));
      worst = Math.max(worst, Math.abs(found - degrees));
    }
    expect(worst).toBeLessThan(1e-12);
    expect([atan2Degrees(0, 0), atan2Degrees(0, -1), atan2Degrees(1, 0), atan2Degrees(-1, 0)]).toEqual([
      0, 180, 90, -90,
    ]);
    expect(atan2Degrees(1, 1)).toBeCloseTo(45, 13);
  });
});
