import { describe, expect, it } from 'vitest';
import type { LightingValue, LightValue } from '../direct/values/index.ts';
import { lightAt, toLightSetup } from './light-setup.ts';

const key = (parts: Partial<LightValue> = {}): LightValue => ({
  name: 'key',
  role: 'key',
  azimuthDegrees: 0,
  elevationDegrees: 0,
  distanceMetres: 2,
  sizeDegrees: 20,
  stops: 0,
  kelvin: 5600,
  motivation: '',
  changes: [],
  ...parts,
});
const rig = (lights: readonly LightValue[], parts: Partial<LightingValue> = {}): LightingValue => ({
  lights: [...lights],
  ambientStops: -2,
  ambientKelvin: 5600,
  timeOfDay: 'unset',
  haze: 0,
  whiteBalanceKelvin: 5600,
  exposureStops: 0,
  ...parts,
});
const placed = (parts: Partial<LightValue>) => toLightSetup(rig([key(parts)]), [1, 0.2, -4], 0).lights[0]!;

describe('light of a direction on the stage', () => {
  it('stands where its angles say, seen from the subject: the camera is at +Z, camera right at +X', () => {
    expect(placed({ azimuthDegrees: 0 }).position).toEqual([1, 0.2, -2]);
    expect(placed({ azimuthDegrees: 90 }).position).toEqual([3, 0.2, -4]);
    expect(placed({ azimuthDegrees: -90 }).position).toEqual([-1, 0.2, -4]);
    expect(placed({ azimuthDegrees: 180 }).position).toEqual([1, 0.2, -6]);
    const [x, y, z] = placed({ elevationDegrees: 90 }).position;
    expect([x, y, z]).toEqual([1, 2.2, -4]);
  });

  it('is as large as it looks from the subject', () => {
    // sin 30° · 2 m, and a dome that reaches down to the subject.
    expect(placed({ sizeDegrees: 60 }).radiusMetres).toBeCloseTo(1, 12);
    expect(placed({ sizeDegrees: 180 }).radiusMetres).toBeCloseTo(2, 12);
    expect(placed({ sizeDegrees: 0.53, distanceMetres: 1000 }).radiusMetres).toBeCloseTo(4.625, 2);
  });

  it('lights white to exactly 1 with a key of 0 stops in its own white balance', () => {
    expect(placed({})).toMatchObject({ colour: [1, 1, 1], referenceMetres: 2 });
    expect(placed({ stops: -3 }).colour).toEqual([0.125, 0.125, 0.125]);
  });

  it('counts exposure for everything, and ambient light in its own colour', () => {
    const { lights, ambient } = toLightSetup(
      rig([key()], { exposureStops: 1, ambientStops: -3, ambientKelvin: 9000 }),
      [0, 0, 0],
      0,
    );
    expect(lights[0]!.colour).toEqual([2, 2, 2]);
    expect(0.2126729 * ambient[0] + 0.7151522 * ambient[1] + 0.072175 * ambient[2]).toBeCloseTo(0.25, 6);
    expect(ambient[2]).toBeGreaterThan(ambient[0]);
  });

  it('passes haze on', () => {
    expect(toLightSetup(rig([], { haze: 0.3 }), [0, 0, 0], 0)).toMatchObject({ haze: 0.3, lights: [] });
  });
});

describe('light over time', () => {
  const changing = key({
    stops: 0,
    kelvin: 5600,
    changes: [
      { seconds: 2, stops: -2, kelvin: 3200 },
      { seconds: 3, stops: -2, kelvin: 3200 },
      { seconds: 4, stops: 1, kelvin: 4200 },
    ],
  });

  it('goes in straight lines from what it is at the beginning through its changes, and stays', () => {
    expect(lightAt(changing, 0)).toMatchObject({ stops: 0, kelvin: 5600 });
    expect(lightAt(changing, 1)).toMatchObject({ stops: -1, kelvin: 4400 });
    expect(lightAt(changing, 2.7)).toMatchObject({ stops: -2, kelvin: 3200 });
    expect(lightAt(changing, 3.5)).toMatchObject({ stops: -0.5, kelvin: 3700 });
    expect(lightAt(changing, 60)).toMatchObject({ stops: 1, kelvin: 4200 });
  });

  it('begins with its first change when that is at the beginning', () => {
    const cut = key({ changes: [{ seconds: 0, stops: -4, kelvin: 2700 }] });
    expect(lightAt(cut, 0)).toMatchObject({ stops: -4, kelvin: 2700 });
    expect(lightAt(cut, 5)).toMatchObject({ stops: -4, kelvin: 2700 });
  });

  it('flickers within its stops, smoothly, and the same for the same seed', () => {
    const fire = (seed: number) => key({ stops: -1, flicker: { stops: 0.6, hz: 4, seed } });
    const at = (seed: number) => Array.from({ length: 240 }, (_, i) => lightAt(fire(seed), i / 24).stops + 1);
    const row = at(7);
    expect(row).toEqual(at(7));
    expect(row).not.toEqual(at(8));
    for (const [i, stops] of row.entries()) {
      expect(Math.abs(stops)).toBeLessThanOrEqual(0.6);
      if (i > 0) expect(Math.abs(stops - row[i - 1]!)).toBeLessThan(0.5);
    }
    const mean = row.reduce((sum, stops) => sum + stops, 0) / row.length;
    expect(Math.abs(mean)).toBeLessThan(0.12);
    expect(Math.max(...row) - Math.min(...row)).toBeGreaterThan(0.5);
  });
});
