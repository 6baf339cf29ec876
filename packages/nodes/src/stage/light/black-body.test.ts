import { describe, expect, it } from 'vitest';
import { kelvinGains } from '../grade.ts';
import { lightGains } from './black-body.ts';
import { robertsonKelvin } from './testing/robertson.ts';

const luminance = ([red, green, blue]: readonly number[]) => 0.2126729 * red! + 0.7151522 * green! + 0.072175 * blue!;

describe('light of a colour temperature', () => {
  it.each([1900, 2000, 2400, 2700, 3200, 4000, 5000, 5600, 6500, 8000, 10_000, 12_000])(
    'has %i K to 1 in 100 by Robertson in a picture for daylight',
    (kelvin) => {
      expect(Math.abs(robertsonKelvin(lightGains(kelvin, 6500) as [number, number, number]) / kelvin - 1)).toBeLessThan(
        0.01,
      );
    },
  );

  it('is exactly white in a picture balanced for it', () => {
    for (const kelvin of [1900, 2500, 3200, 5600, 6500, 12_345, 15_000])
      expect(lightGains(kelvin, kelvin)).toEqual([1, 1, 1]);
  });

  it('keeps its luminance whatever both temperatures are, and no channel is negative', () => {
    for (const kelvin of [1900, 3200, 6500, 15_000])
      for (const balance of [1900, 3200, 6500, 15_000]) {
        const gains = lightGains(kelvin, balance);
        expect(luminance(gains)).toBeCloseTo(1, 6);
        expect(Math.min(...gains)).toBeGreaterThanOrEqual(0);
      }
  });

  it('is warm below the balance and cold above it', () => {
    const [red, , blue] = lightGains(3200, 5600);
    expect(red).toBeGreaterThan(1.4);
    expect(blue).toBeLessThan(0.5);
    const [redOfSky, , blueOfSky] = lightGains(9000, 5600);
    expect(blueOfSky).toBeGreaterThan(redOfSky);
  });

  it('agrees with the grade of whole pictures to a few percent', () => {
    for (const kelvin of [2400, 3200, 4200, 5600, 8000, 10_000]) {
      const grade = kelvinGains(kelvin);
      for (const [i, gain] of lightGains(kelvin, 6500).entries()) expect(Math.abs(gain - grade[i]!)).toBeLessThan(0.09);
    }
  });

  it('takes temperatures beyond its range for its ends', () => {
    expect(lightGains(500, 6500)).toEqual(lightGains(1900, 6500));
    expect(lightGains(40_000, 6500)).toEqual(lightGains(15_000, 6500));
  });
});
