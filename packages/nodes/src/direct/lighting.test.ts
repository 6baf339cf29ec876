import { describe, expect, it } from 'vitest';
import { light } from './light.ts';
import { lighting } from './lighting.ts';
import { LIGHTING_SETUPS, SETUP_NAMES } from './presets/lighting.ts';
import { lightPhrase } from './prompt/phrases/light/index.ts';
import { issuesOf, messagesOf, outputsOf } from './testing/run-node.ts';

const lit = (inputs: Parameters<typeof outputsOf<typeof light.inputs, typeof light.outputs>>[1]) =>
  outputsOf(light, inputs).light;
const made = (inputs: Parameters<typeof outputsOf<typeof lighting.inputs, typeof lighting.outputs>>[1] = {}) =>
  outputsOf(lighting, inputs).lighting;
const names = (value: ReturnType<typeof made>) => value.lights.map(({ name }) => name);

describe('direct/lighting', () => {
  it('lights everything evenly when nothing is said', () => {
    expect(outputsOf(lighting)).toEqual({
      lighting: {
        lights: [],
        ambientStops: 0,
        ambientKelvin: 5600,
        timeOfDay: 'unset',
        haze: 0,
        whiteBalanceKelvin: 5600,
        exposureStops: 0,
      },
      words: 'Even light from everywhere.',
    });
  });

  it('has setups with unique names, that say something different each', () => {
    const words = SETUP_NAMES.map((setup) => {
      const { lighting: value, words } = outputsOf(lighting, { setup });
      expect(new Set(names(value)).size, setup).toBe(value.lights.length);
      expect(words).toMatch(/^[A-Z][^.]+\.$/);
      return words;
    });
    expect(new Set(words).size).toBe(SETUP_NAMES.length);
  });

  it('is said as prompts say it', () => {
    const { lighting: value, words } = outputsOf(lighting, { setup: 'golden-hour' });
    expect(words.toLowerCase()).toBe(`${lightPhrase(value, 'en').toLowerCase()}.`);
    expect(words).toContain('golden-hour');
  });

  it('keeps to the craft: contrast grows from high-key over three-point and rembrandt to low-key and noir', () => {
    const contrast = (['high-key', 'three-point', 'rembrandt', 'low-key', 'noir'] as const).map((setup) => {
      const { lights, ambientStops } = LIGHTING_SETUPS[setup];
      const fills = lights.filter(({ role }) => role === 'fill').map(({ stops }) => stops);
      return -Math.max(ambientStops, ...fills);
    });
    expect(contrast).toEqual([0.5, 1.5, 2.5, 4, 7]);
  });

  it('puts wired lights in the place of those of the same role, keys first', () => {
    const neon = lit({ role: 'rim', source: 'neon-cool', name: 'sign' });
    const value = made({ setup: 'three-point', lights: [neon, lit({ stops: 1 })] });
    expect(names(value)).toEqual(['key', 'fill', 'sign']);
    expect(value.lights[0]).toMatchObject({ stops: 1 });
    expect(value.lights[2]).toEqual(neon);
  });

  it('puts a light in the place of the one with its name alone', () => {
    const strip = lit({ role: 'rim', name: 'edge strip', stops: 2 });
    expect(names(made({ setup: 'product-softbox', lights: [strip] }))).toEqual([
      'overhead box',
      'fill',
      'edge strip',
      'background',
    ]);
    const other = made({ setup: 'product-softbox', lights: [strip, lit({ role: 'rim', name: 'hair' })] });
    expect(names(other)).toEqual(['overhead box', 'fill', 'edge strip', 'hair', 'background']);
  });

  it('mirrors the setup but not the wired lights', () => {
    const value = made({ setup: 'three-point', mirror: true, lights: [lit({ role: 'rim' })] });
    expect(value.lights.map(({ azimuthDegrees }) => azimuthDegrees)).toEqual([-45, 45, 160]);
    expect(made({ setup: 'butterfly', mirror: true })).toEqual(made({ setup: 'butterfly' }));
  });

  it('lets everything around the lights be said', () => {
    const own = { ambientStops: -2, ambientKelvin: 4000, timeOfDay: 'dusk', haze: 0.5, exposure: 1 } as const;
    expect(made({ setup: 'moonlight', whiteBalance: 3200, ...own })).toEqual({
      lights: LIGHTING_SETUPS.moonlight.lights,
      ambientStops: -2,
      ambientKelvin: 4000,
      timeOfDay: 'dusk',
      haze: 0.5,
      whiteBalanceKelvin: 3200,
      exposureStops: 1,
    });
    expect(made({ whiteBalance: 3200 }).ambientKelvin).toBe(3200);
    expect(made({ lights: [lit({})] }).ambientStops).toBe(-4);
  });

  it('numbers lights nobody named, and refuses names given twice with a light that renames', () => {
    expect(names(made({ lights: [lit({}), lit({ azimuth: -45 }), lit({ role: 'rim' })] }))).toEqual([
      'key',
      'key 2',
      'rim',
    ]);
    const lights = [lit({ name: 'sign' }), lit({ name: 'sign 2' }), lit({ role: 'rim', name: 'sign' })];
    expect(messagesOf(lighting, { lights })).toEqual([
      'lights: lights 1 and 3 are both called "sign"; give one another name',
    ]);
    expect(issuesOf(lighting, { lights })[0]?.mend).toEqual({
      kind: 'insert',
      input: 'lights',
      index: 2,
      label: 'call light 3 "sign 3"',
      node: { type: 'direct/light', version: 1, inputs: { name: 'sign 3' } },
      in: 'from',
      out: 'light',
    });
    expect(outputsOf(light, { from: lights[2], name: 'sign 3' }).light).toEqual({ ...lights[2], name: 'sign 3' });
  });
});
