import { describe, expect, it } from 'vitest';
import { exp2, linearToSrgb, srgbToLinear } from './curves.ts';
import { kelvinGains, prepareGrade } from './grade.ts';

describe('light curves', () => {
  it('agree with the powers they stand for', () => {
    for (const x of [-7.3, -1, 0, 0.1, 1, 3.99]) expect(exp2(x) / 2 ** x).toBeCloseTo(1, 10);
    for (let value = 0; value <= 1; value += 1 / 255) {
      const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      expect(srgbToLinear(value)).toBeCloseTo(linear, 12);
      expect(linearToSrgb(srgbToLinear(value))).toBeCloseTo(value, 12);
    }
  });

  it('give no table for a neutral grade, and double the light for one stop', () => {
    const size = { width: 4, height: 4 };
    expect(prepareGrade({ exposureStops: 0, kelvin: 6500, vignette: 0 }, size)).toBeUndefined();
    const [red] = prepareGrade({ exposureStops: 1, kelvin: 6500, vignette: 0 }, size)!.tables;
    expect(srgbToLinear(red[100]! / 255) / srgbToLinear(100 / 255)).toBeCloseTo(2, 1);
    expect(red[255]).toBe(255);
  });

  it('warm the picture below 6500 K and cool it above, at equal luminance', () => {
    for (const kelvin of [2500, 3200, 5600, 6500, 9000]) {
      const [red, green, blue] = kelvinGains(kelvin);
      expect(0.2126 * red + 0.7152 * green + 0.0722 * blue).toBeCloseTo(1, 2);
      expect(Math.sign(red - blue)).toBe(Math.sign(6500 - kelvin));
    }
  });
});
