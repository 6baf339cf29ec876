import { describe, expect, it } from 'vitest';
import { light } from './light.ts';
import { LIGHT_SOURCES, SOURCE_NAMES } from './presets/light.ts';
import { messagesOf, outputsOf } from './testing/run-node.ts';
import { LIGHT_ROLES } from './values/index.ts';

const made = (inputs: Parameters<typeof outputsOf<typeof light.inputs, typeof light.outputs>>[1] = {}) =>
  outputsOf(light, inputs).light;

describe('direct/light', () => {
  it('is a key 45° aside and 30° up when nothing is said', () => {
    expect(made()).toEqual({
      name: 'key',
      role: 'key',
      azimuthDegrees: 45,
      elevationDegrees: 30,
      distanceMetres: 2.5,
      sizeDegrees: 20,
      stops: 0,
      kelvin: 5600,
      motivation: '',
      changes: [],
    });
  });

  it('has usual values for every role', () => {
    const places = LIGHT_ROLES.map((role) => {
      const { azimuthDegrees, elevationDegrees, stops } = made({ role });
      return [role, azimuthDegrees, elevationDegrees, stops];
    });
    expect(places).toEqual([
      ['key', 45, 30, 0],
      ['fill', -45, 10, -2],
      ['rim', 160, 35, 0],
      ['kicker', 120, 15, -1],
      ['practical', 120, 0, -1],
      ['background', -135, 45, -1],
    ]);
    expect(made({ role: 'fill' }).sizeDegrees).toBe(60);
  });

  it('takes what is left out from its source, then from its role', () => {
    expect(made({ source: 'candle' })).toMatchObject({
      kelvin: 1900,
      sizeDegrees: 1.5,
      motivation: 'a candle',
      flicker: { stops: 0.4, hz: 6, seed: 1 },
      stops: 0,
    });
    expect(made({ source: 'candle', kelvin: 2400, size: 8, motivation: ' a lantern ', flickerStops: 0 })).toEqual({
      ...made(),
      kelvin: 2400,
      sizeDegrees: 8,
      motivation: 'a lantern',
    });
    expect(made({ source: 'moon' }).distanceMetres).toBe(1000);
    expect(made({ role: 'practical' }).kelvin).toBe(2800);
  });

  it('can come from every source in the table', () => {
    for (const source of SOURCE_NAMES) {
      const { kelvin, sizeDegrees } = made({ source });
      if (source !== 'unset') expect({ kelvin, sizeDegrees }, source).toMatchObject(pickFacts(LIGHT_SOURCES[source]));
    }
  });

  it('changes between two instants, both of them said', () => {
    expect(made({ stops: 1, endStops: -3, changeStart: 2, changeSeconds: 1.5 }).changes).toEqual([
      { seconds: 2, stops: 1, kelvin: 5600 },
      { seconds: 3.5, stops: -3, kelvin: 5600 },
    ]);
    expect(made({ endKelvin: 3200 }).changes).toEqual([
      { seconds: 0, stops: 0, kelvin: 5600 },
      { seconds: 5, stops: 0, kelvin: 3200 },
    ]);
  });

  it('can start from another light, keeping what is left out', () => {
    const from = made({ source: 'fire', name: 'camp', azimuth: -30, endStops: -2, flickerSeed: 7 });
    expect(made({ from })).toEqual(from);
    const darker = made({ from, stops: -1, kelvin: 2500 });
    expect(darker).toMatchObject({ name: 'camp', azimuthDegrees: -30, stops: -1, flicker: from.flicker });
    expect(darker.changes).toEqual([
      { seconds: 0, stops: -1, kelvin: 2500 },
      { seconds: 5, stops: -3, kelvin: 2500 },
    ]);
    expect(made({ from, source: 'moon' })).toMatchObject({ kelvin: 8000, sizeDegrees: 0.5, motivation: 'the moon' });
    expect(made({ from, source: 'moon' }).flicker).toBeUndefined();
  });

  it('refuses seeds that are not whole', () => {
    expect(messagesOf(light, { flickerSeed: 1.5 })).toEqual(['flickerSeed: 1.5 is not a whole number; use 2']);
  });
});

const pickFacts = ({ kelvin, sizeDegrees }: { readonly kelvin: number; readonly sizeDegrees: number }) => ({
  kelvin,
  sizeDegrees,
});
