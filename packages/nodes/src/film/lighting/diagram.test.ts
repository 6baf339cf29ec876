import { describe, expect, it } from 'vitest';
import { usualLight } from '../../direct/presets/light.ts';
import { findSetup } from '../../direct/presets/lighting.ts';
import type { LightingValue } from '../../direct/values/index.ts';
import { loadTypeface } from '../lettering/typeface.ts';
import { diagramSize, drawDiagram } from './draw-diagram.ts';
import { VIEW } from './draw-views.ts';
import {
  azimuthText,
  distanceText,
  elevationText,
  heightText,
  lampsOf,
  remarksOf,
  rigFacts,
  screenColour,
  sizeText,
  stopsText,
  titleOf,
} from './lamp-facts.ts';
import { lampShape } from './lamp-shape.ts';

const typeface = await loadTypeface();
const key = usualLight('key');
const rig = (parts: Partial<LightingValue>): LightingValue => ({ ...findSetup('none', true), ...parts });

describe('facts about lamps', () => {
  it('are written as crews write them', () => {
    expect([0, -1.5, 1, -1, 0.333, -0].map(stopsText)).toEqual([
      '0 stops',
      '−1.5 stops',
      '+1 stop',
      '−1 stop',
      '+0.33 stops',
      '0 stops',
    ]);
    expect([0, 45, -60, 180, -180].map(azimuthText)).toEqual([
      'at the camera',
      '45° right',
      '60° left',
      'behind',
      'behind',
    ]);
    expect([0, 30, -10.4].map(elevationText)).toEqual(['level', '30° up', '10° down']);
    expect([2.5, 0.72, 1000].map(distanceText)).toEqual(['2.5 m / 8.2 ft', '0.7 m / 2.4 ft', '1000 m / 3281 ft']);
    expect([0.5, 20, 60].map(sizeText)).toEqual(['0.5° hard', '20° soft', '60° wrapping']);
  });

  it('tell heights from the floor', () => {
    // Eyes at 1.6 m, and half of the 3 m.
    expect(heightText({ ...key, distanceMetres: 3, elevationDegrees: 30 })).toBe('3.1 m');
    expect(heightText({ ...key, distanceMetres: 3, elevationDegrees: -80 })).toBe('0 m');
    expect(heightText({ ...key, distanceMetres: 1000 })).toBe('far away');
  });

  it('name a role only where the name does not', () => {
    expect([key, { ...key, name: 'key 2' }, { ...key, name: 'sun' }].map(titleOf)).toEqual([
      'key',
      'key 2',
      'sun (key)',
    ]);
  });

  it('say what moves a light and how it changes', () => {
    const light = {
      ...key,
      motivation: 'a candle',
      changes: [{ seconds: 4, stops: -2, kelvin: 1900 }],
      flicker: { stops: 0.4, hz: 6, seed: 1 },
    };
    expect(remarksOf(light)).toBe('a candle; to −2 stops, 1900 K at 4 s; flickers ±0.4 stops, 6 Hz');
    expect(remarksOf(key)).toBe('');
  });

  it('give the ratio of the lit side to the other: key and fill against fill', () => {
    const fill = usualLight('fill', { stops: -1 });
    expect(rigFacts(rig({ lights: [key, fill], ambientStops: -12 }))).toContain('Lit to shadow side 3:1');
    expect(rigFacts(rig({ lights: [fill] })).join()).not.toContain('shadow side');
    expect(rigFacts(rig({ haze: 0.2, exposureStops: -1 }))).toEqual(
      expect.arrayContaining(['Haze 0.2', 'Exposure −1 stop']),
    );
  });

  it('are those of an instant, without flicker', () => {
    const changes = [{ seconds: 2, stops: -4, kelvin: 3600 }];
    const [lamp] = lampsOf(
      rig({ lights: [{ ...key, kelvin: 5600, changes, flicker: { stops: 3, hz: 9, seed: 1 } }] }),
      1,
    );
    expect(lamp?.light).toMatchObject({ stops: -2, kelvin: 4600 });
  });

  it('show colours as the camera sees them', () => {
    expect(screenColour(3200, 3200)).toEqual([255, 255, 255]);
    const [red, , blue] = screenColour(3200, 5600);
    expect(red).toBe(255);
    expect(blue).toBeLessThan(190);
    expect(screenColour(10_000, 5600)[2]).toBe(255);
  });
});

describe('the shape of a lamp', () => {
  it('is a disc that looks as large as it is asked to, and faces the subject', () => {
    const { centre, edge } = lampShape(90, 0, 2, 60);
    expect(centre[0]).toBeCloseTo(2, 12);
    for (const [x, y, z] of edge) {
      expect(x).toBeCloseTo(2, 12);
      // Half of 60° has a sine of a half.
      expect(Math.sqrt(y * y + z * z)).toBeCloseTo(1, 12);
    }
  });

  it('has one from straight above too', () => {
    const { centre, edge } = lampShape(0, 90, 3, 20);
    expect(centre[1]).toBeCloseTo(3, 12);
    expect(edge.every((place) => place.every(Number.isFinite))).toBe(true);
  });
});

describe('a diagram', () => {
  const pixel = ({ pixels, width }: { pixels: Uint8ClampedArray; width: number }, x: number, y: number) =>
    [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)] as [number, number, number];

  it.each(['three-point', 'golden-hour', 'candlelight', 'none'] as const)('of %s is as large as planned', (name) => {
    const lighting = findSetup(name, false);
    const { width, height } = drawDiagram(lighting, 0, typeface);
    expect({ width, height }).toEqual(diagramSize(lighting.lights.length));
  });

  it('has room for as many lights as a rig may have', () => {
    const lights = Array.from({ length: 32 }, (_, i) => ({ ...key, name: `lamp ${i}`, azimuthDegrees: 0 }));
    const { height } = drawDiagram(rig({ lights }), 0, typeface);
    expect(height).toBe(diagramSize(32).height);
  });

  it('puts a warm lamp on the right at the right, warm', () => {
    const lights = [
      usualLight('key', { azimuthDegrees: 90, elevationDegrees: 0, distanceMetres: 3, sizeDegrees: 40, kelvin: 2800 }),
    ];
    const sheet = drawDiagram(rig({ lights }), 0, typeface);
    const [x, y] = [40 + VIEW.width / 2, 138 + VIEW.height / 2 - 12];
    const [red, , blue] = pixel(sheet, x + 160, y + 10);
    const [otherRed, , otherBlue] = pixel(sheet, x - 160, y + 10);
    expect(red - blue).toBeGreaterThan(15);
    expect(otherRed - otherBlue).toBeLessThan(3);
  });

  it('is the same again', () => {
    const lighting = findSetup('noir', false);
    expect(drawDiagram(lighting, 2, typeface).pixels).toEqual(drawDiagram(lighting, 2, typeface).pixels);
  });
});
