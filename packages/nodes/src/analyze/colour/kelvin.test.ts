import { describe, expect, it } from 'vitest';
import { linearToSrgb } from '../../stage/curves.ts';
import { kelvinGains } from '../../stage/grade.ts';
import { measureColourTemperature, measureKelvin } from './kelvin.ts';
import { measurePatch } from './patch.ts';
import { blackBodyRgb, type LinearRgb } from './planck.ts';
import { planckXyz, rgbOfXyz, xyOf } from './testing/planck.ts';

const TEMPERATURES = [1900, 2000, 2400, 2856, 3200, 4000, 5000, 5600, 6500, 7500, 8000, 9000, 10000, 12000];

/** Largest relative error over temperatures of what `measure` says of a black body, percent. */
const worst = (measure: (rgb: [number, number, number], kelvin: number) => number | undefined, range = TEMPERATURES) =>
  Math.max(...range.map((kelvin) => Math.abs(measure(rgbOfXyz(planckXyz(kelvin)), kelvin)! / kelvin - 1) * 100));

describe('reference colours of this test', () => {
  it('agree with published chromaticities', () => {
    // CIE standard illuminant A is Planck's law at 2855.5 K with today's constant.
    expect(xyOf(planckXyz(2855.5))[0]).toBeCloseTo(0.44758, 4);
    expect(xyOf(planckXyz(2855.5))[1]).toBeCloseTo(0.40745, 4);
    expect(rgbOfXyz([0.95046, 1, 1.08906]).map((value) => Math.round(value * 1000))).toEqual([1000, 1000, 1000]);
  });
});

describe('measureKelvin', () => {
  it('finds black bodies within 0.15 % from 1900 to 12000 K', () => {
    expect(worst((rgb) => measureKelvin(rgb))).toBeLessThan(0.15);
  });

  it('is within 0.7 % up to 15000 K', () => {
    expect(worst((rgb) => measureKelvin(rgb), [13000, 14000, 15000])).toBeLessThan(0.7);
  });

  it('does not mind brightness', () => {
    const dim = rgbOfXyz(planckXyz(3200)).map((value) => value / 50) as unknown as LinearRgb;
    expect(measureKelvin(dim)).toBeCloseTo(measureKelvin(rgbOfXyz(planckXyz(3200)))!, 6);
  });

  it('reads one 8-bit pixel, brightest channel at 60 % of full light, within 1.5 % from 2000 to 12000 K', () => {
    const error = worst(
      (rgb) => {
        const gain = 0.6 / Math.max(...rgb);
        const display = rgb.map((value) => Math.round(linearToSrgb(Math.max(0, value) * gain) * 255) / 255);
        return measureKelvin(display as unknown as LinearRgb, { encoding: 'srgb' });
      },
      TEMPERATURES.filter((kelvin) => kelvin >= 2000),
    );
    expect(error).toBeLessThan(1.5);
  });

  it('calls the white of the screen 6504 K and slightly green', () => {
    const { kelvin, duv } = measureColourTemperature([1, 1, 1])!;
    expect(Math.abs(kelvin - 6504)).toBeLessThan(6);
    expect(duv).toBeCloseTo(0.0032, 3);
  });

  it('tells green from pink by the sign of duv', () => {
    expect(measureColourTemperature([1, 1.2, 1])!.duv).toBeGreaterThan(0.01);
    expect(measureColourTemperature([1, 0.7, 1])!.duv).toBeLessThan(-0.01);
  });

  it('takes the white balance out: a white patch is the light it was balanced for', () => {
    for (const whiteKelvin of [2400, 3200, 5600, 6500, 10000])
      expect(measureKelvin([0.4, 0.4, 0.4], { whiteKelvin })).toBeCloseTo(whiteKelvin, 2);
    const [red, green, blue] = blackBodyRgb(3200);
    const white = blackBodyRgb(5600);
    const seen: LinearRgb = [red / white[0], green / white[1], blue / white[2]];
    expect(measureKelvin(seen, { whiteKelvin: 5600 })).toBeCloseTo(3200, 2);
  });

  it('reads the tints of a grade back within 2 %', () => {
    for (const kelvin of [1900, 2400, 2800, 3200, 4500, 5600, 6500, 8000, 10000, 12000])
      expect(Math.abs(measureKelvin(kelvinGains(kelvin), { whiteKelvin: 6500 })! / kelvin - 1)).toBeLessThan(0.02);
  });

  it('has no answer for black', () => {
    expect(measureKelvin([0, 0, 0])).toBeUndefined();
  });
});

describe('measurePatch', () => {
  const picture = (...pixels: readonly (readonly [number, number, number, number])[]) => Uint8Array.from(pixels.flat());

  it('averages light, not display values', () => {
    const { rgb, used } = measurePatch(picture([188, 188, 188, 255], [64, 64, 64, 255]), 2, 1)!;
    // 188 is 0.503 and 64 is 0.0513 of full light.
    expect(rgb[0]).toBeCloseTo((0.5029 + 0.0513) / 2, 3);
    expect(used).toBe(1);
  });

  it('leaves clipped, dark and transparent pixels out and says how much it used', () => {
    const pixels = picture([255, 120, 40, 255], [5, 3, 1, 255], [90, 90, 90, 128], [90, 90, 90, 255]);
    expect(measurePatch(pixels, 4, 1)!.used).toBe(0.25);
    expect(measurePatch(pixels, 4, 1, { left: 0, top: 0, right: 0.75, bottom: 1 })).toBeUndefined();
  });

  it('refuses data of another size, naming it', () => {
    expect(() => measurePatch(new Uint8Array(4), 2, 1)).toThrow('2x1 RGBA needs 8 bytes, got 4');
  });
});
