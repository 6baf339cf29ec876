import { describe, expect, it } from 'vitest';
import { extinctionOf, transmittance } from './haze.ts';

describe('haze', () => {
  it('lets through e to the minus optical depth', () => {
    for (let depth = 0; depth < 30; depth += 0.05)
      expect(Math.abs(transmittance(depth) - Math.exp(-depth))).toBeLessThan(3e-5);
    expect(transmittance(0)).toBe(1);
  });

  it('leaves 2 in 100 of the contrast at 10 m when it is 1, and at 100 m when it is 0.1', () => {
    expect(transmittance(extinctionOf(1) * 10)).toBeCloseTo(0.02, 4);
    expect(transmittance(extinctionOf(0.1) * 100)).toBeCloseTo(0.02, 4);
    expect(extinctionOf(0)).toBe(0);
  });
});
