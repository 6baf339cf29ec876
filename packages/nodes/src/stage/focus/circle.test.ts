import { describe, expect, it } from 'vitest';
import { blurPerInverseMetre, circleOfConfusionMm, depthOfField, type FocusedLens, fStopFor } from './circle.ts';

const lens = (parts: Partial<FocusedLens> = {}): FocusedLens => ({
  focalLengthMm: 50,
  fStop: 2,
  metres: 2,
  sensorWidthMm: 36,
  ...parts,
});

describe('circle of confusion', () => {
  it('is that of the thin lens, worked by hand', () => {
    // A = 25 mm, magnification 50 / 1950; at 4 m half of it, at 1 m all of it.
    expect(circleOfConfusionMm(lens(), 4)).toBeCloseTo(25 * 0.5 * (50 / 1950), 12);
    expect(circleOfConfusionMm(lens(), 1)).toBeCloseTo(25 * (50 / 1950), 12);
    expect(circleOfConfusionMm(lens(), Infinity)).toBeCloseTo(25 * (50 / 1950), 12);
    expect(circleOfConfusionMm(lens(), 2)).toBe(0);
  });

  it('agrees with where the lens equation puts the images', () => {
    const f = 85;
    for (const depth of [0.9, 1.4, 2.5, 8, 60]) {
      const image = (metres: number) => 1 / (1 / f - 1 / (metres * 1000));
      const blurred = ((f / 1.4) * Math.abs(image(depth) - image(1.8))) / image(depth);
      expect(circleOfConfusionMm(lens({ focalLengthMm: f, fStop: 1.4, metres: 1.8 }), depth)).toBeCloseTo(blurred, 10);
    }
  });

  it('becomes pixels along the longer side of the picture, in front of the focus positive', () => {
    const gain = blurPerInverseMetre(lens(), 1280);
    const circle = (circleOfConfusionMm(lens(), 1) * 1280) / 36;
    expect(gain * (1 / 1 - 1 / 2)).toBeCloseTo(circle / 2, 10);
    expect(gain * (1 / 4 - 1 / 2)).toBeLessThan(0);
  });

  it('refuses a focus within the focal length, naming both', () => {
    expect(() => circleOfConfusionMm(lens({ metres: 0.04 }), 1)).toThrow('a 50 mm lens cannot focus at 0.04 m');
    expect(() => circleOfConfusionMm(lens({ fStop: 0 }), 1)).toThrow('fStop must be more than 0, got 0');
  });
});

describe('depth of field', () => {
  it('ends where the circle is 1/1200 of the sensor', () => {
    for (const focused of [lens(), lens({ focalLengthMm: 24, fStop: 8, metres: 1.5 }), lens({ sensorWidthMm: 23.6 })]) {
      const { nearMetres, farMetres } = depthOfField(focused);
      const limit = focused.sensorWidthMm / 1200;
      expect(nearMetres).toBeLessThan(focused.metres);
      expect(circleOfConfusionMm(focused, nearMetres)).toBeCloseTo(limit, 10);
      expect(circleOfConfusionMm(focused, farMetres)).toBeCloseTo(limit, 10);
    }
  });

  it('reaches to infinity from the hyperfocal distance on, and to half of it in front', () => {
    // H = f² / (N c) + f = 2500 / (8 · 0.03) + 50 mm.
    const hyperfocal = (2500 / 0.24 + 50) / 1000;
    const { nearMetres, farMetres } = depthOfField(lens({ fStop: 8, metres: hyperfocal + 1e-6 }));
    expect(farMetres).toBe(Infinity);
    expect(nearMetres).toBeCloseTo(hyperfocal / 2, 3);
    expect(depthOfField(lens({ fStop: 8, metres: hyperfocal - 0.1 })).farMetres).toBeLessThan(Infinity);
  });

  it('is found again from its ends', () => {
    for (const focused of [
      lens(),
      lens({ focalLengthMm: 135, fStop: 2.8, metres: 6 }),
      lens({ focalLengthMm: 18, fStop: 4 }),
    ]) {
      const { fStop, metres } = fStopFor(depthOfField(focused), focused);
      const { farMetres } = depthOfField(focused);
      if (farMetres === Infinity) continue;
      expect(fStop).toBeCloseTo(focused.fStop, 8);
      expect(metres).toBeCloseTo(focused.metres, 8);
    }
  });

  it('can be asked for up to infinity', () => {
    const setting = fStopFor({ nearMetres: 3, farMetres: Infinity }, { focalLengthMm: 35, sensorWidthMm: 36 });
    expect(setting.metres).toBe(6);
    const { nearMetres, farMetres } = depthOfField({ ...setting, focalLengthMm: 35, sensorWidthMm: 36 });
    expect(nearMetres).toBeCloseTo(3, 8);
    expect(farMetres).toBeGreaterThan(1e6);
  });

  it('refuses ends in the wrong order and within the lens', () => {
    const fifty = { focalLengthMm: 50, sensorWidthMm: 36 };
    expect(() => fStopFor({ nearMetres: 3, farMetres: 2 }, fifty)).toThrow('far 2 m must lie behind near 3 m');
    expect(() => fStopFor({ nearMetres: 0.03, farMetres: 2 }, fifty)).toThrow('near 0.03 m');
  });
});
