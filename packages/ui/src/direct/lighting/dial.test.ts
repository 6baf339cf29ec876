import { describe, expect, it } from 'vitest';
import {
  type Dial,
  elevationAt,
  lampDiameter,
  lightAt,
  radiusOf,
  spotOfElevation,
  spotOfLight,
  turned,
} from './dial.ts';

const dial: Dial = { middle: { x: 100, y: 100 }, inner: 20, outer: 90 };

describe('dial of lights', () => {
  it('has the camera below, camera right at the right, and what is behind at the top', () => {
    expect(spotOfLight(dial, 0, 3).y).toBeGreaterThan(100);
    expect(spotOfLight(dial, 90, 3).x).toBeGreaterThan(100);
    expect(spotOfLight(dial, -90, 3).x).toBeLessThan(100);
    expect(spotOfLight(dial, 180, 3).y).toBeLessThan(100);
  });

  it('reads the direction and the distance where it draws them', () => {
    for (const azimuth of [-175, -90, -45, 0, 30, 135, 180]) {
      for (const metres of [0.7, 2.5, 9]) {
        const read = lightAt(dial, spotOfLight(dial, azimuth, metres), metres, false);
        expect([read.azimuth, read.distance]).toEqual([azimuth, metres]);
      }
    }
  });

  it('snaps to five degrees, freely to one', () => {
    const spot = spotOfLight(dial, 43.4, 2);
    expect([lightAt(dial, spot, 2, false).azimuth, lightAt(dial, spot, 2, true).azimuth]).toEqual([45, 43]);
  });

  it('leaves the sun as far away as it is while it is only turned', () => {
    expect(radiusOf(dial, 1000)).toBe(90);
    expect(lightAt(dial, { x: 100, y: 195 }, 1000, false)).toEqual({ azimuth: 0, distance: 1000 });
    expect(lightAt(dial, { x: 100, y: 140 }, 1000, false).distance).toBeLessThan(3);
    expect(lightAt(dial, { x: 100, y: 195 }, 3, false).distance).toBe(12);
  });

  it('reads elevations at the right of the middle only', () => {
    const middle = { x: 10, y: 80 };
    for (const degrees of [-90, -35, 0, 45, 90])
      expect(elevationAt(middle, spotOfElevation(middle, 60, degrees), false)).toBe(degrees);
    expect(elevationAt(middle, { x: -30, y: 20 }, false)).toBe(90);
  });

  it('turns on over the back without leaving -180 to 180', () => {
    expect([turned(175, 5), turned(180, 5), turned(-180, -5), turned(-5, 5)]).toEqual([180, -175, 175, 0]);
  });

  it('draws lamps as large as they look, within what can be taken hold of', () => {
    expect(lampDiameter(60, 20)).toBeCloseTo(21.2, 1);
    expect([lampDiameter(60, 0.5), lampDiameter(60, 150)]).toEqual([14, 56]);
  });
});
