import { applyOps, openGraph, toDocument } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { LightingValue, LightValue } from '@shotgraph/nodes';
import { describe, expect, it } from 'vitest';
import { hardness, kelvinColour, kelvinName, kelvinTrack } from './kelvin-colour.ts';
import { inputsFor, lampsOf, typedIn } from './lamps.ts';
import { addLightOps, findLightMaker, ownLight, ownSetupOps, removeLightOps } from './light-edits.ts';

const light = (own: Partial<LightValue>): LightValue => ({
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
  ...own,
});
const rigOf = (...lights: LightValue[]): LightingValue => ({
  lights,
  ambientStops: -4,
  ambientKelvin: 5600,
  timeOfDay: 'unset',
  haze: 0,
  whiteBalanceKelvin: 5600,
  exposureStops: 0,
});

describe('lamps of a rig', () => {
  it('are told by where they come from, also those that the rig renamed', () => {
    const fill = light({ name: 'fill', role: 'fill', azimuthDegrees: -45 });
    const second = light({ azimuthDegrees: 10 });
    const rig = rigOf(light({}), { ...second, name: 'key 2' }, fill);
    const wired = [
      { from: 'b.light', value: second, node: 'b', typed: { azimuthDegrees: 15 } },
      { from: 'a.light', value: light({}), node: undefined, typed: {} },
      { from: 'c.light', value: undefined, node: 'c', typed: {} },
    ];
    expect(
      lampsOf(rig, wired).map(({ light: { name, azimuthDegrees }, edge, node }) => [name, azimuthDegrees, edge, node]),
    ).toEqual([
      ['key', 45, 1, undefined],
      ['key 2', 15, 0, 'b'],
      ['fill', -45, undefined, undefined],
    ]);
  });

  it('show what is typed in before it is made', () => {
    expect(typedIn({ azimuth: 5, kelvin: { from: 'warm.value' }, name: 'x' })).toEqual({ azimuthDegrees: 5 });
  });

  it('become inputs that make the same light', () => {
    const hair = light({
      name: 'hair light',
      role: 'rim',
      motivation: 'a lamp',
      flicker: { stops: 0.4, hz: 6, seed: 2 },
    });
    expect(inputsFor(hair)).toEqual({
      role: 'rim',
      name: 'hair light',
      azimuth: 45,
      elevation: 30,
      distance: 2.5,
      size: 20,
      stops: 0,
      kelvin: 5600,
      motivation: 'a lamp',
      flickerStops: 0.4,
      flickerHz: 6,
      flickerSeed: 2,
    });
    expect('name' in inputsFor(light({}))).toBe(false);
  });
});

describe('edits of a rig', () => {
  const type = { type: 'direct/light', version: 1, editor: 'light', outputs: { light: { type: { name: 'light' } } } };
  const maker = findLightMaker([{ type: 'other/one', version: 1, outputs: {} }, type] as unknown as NodeTypeData[])!;
  const document = {
    shotgraph: 1 as const,
    nodes: {
      key: { type: 'direct/light', version: 1, inputs: { role: 'key' } },
      rig: { type: 'direct/lighting', version: 1, inputs: { setup: 'rembrandt', lights: [{ from: 'key.light' }] } },
    },
  };
  const after = (
    make: (place: Parameters<typeof removeLightOps>[0]) => readonly Parameters<typeof applyOps>[1][number][],
  ) => {
    const graph = openGraph(document);
    applyOps(graph, make({ graph, subgraph: undefined, rig: 'rig' }));
    return toDocument(graph).nodes;
  };

  it('add a light of the setup as a node of its own, under an id that is free', () => {
    const nodes = after((place) => addLightOps(place, maker, [ownLight(light({ stops: -1 }))]).ops);
    expect(nodes['key-2']?.inputs).toMatchObject({ role: 'key', stops: -1 });
    expect(nodes.rig?.inputs.lights).toEqual([{ from: 'key.light' }, { from: 'key-2.light' }]);
  });

  it('remove a light with its node, unless somebody else reads it', () => {
    expect(after((place) => removeLightOps(place, 0))).toEqual({
      rig: { type: 'direct/lighting', version: 1, inputs: { setup: 'rembrandt' } },
    });
    const graph = openGraph({
      ...document,
      nodes: { ...document.nodes, dim: { type: 'direct/light', version: 1, inputs: { from: { from: 'key.light' } } } },
    });
    applyOps(graph, removeLightOps({ graph, subgraph: undefined, rig: 'rig' }, 0));
    expect(graph.nodes.has('key')).toBe(true);
    expect(graph.nodes.get('rig')?.inputs.lights).toBeUndefined();
    expect(removeLightOps({ graph, subgraph: undefined, rig: 'rig' }, 7)).toEqual([]);
  });

  it('make a whole setup one’s own', () => {
    const fill = light({ name: 'fill', role: 'fill' });
    const nodes = after((place) => ownSetupOps(place, maker, rigOf(fill), [fill]));
    expect(nodes.rig?.inputs).toEqual({
      lights: [{ from: 'key.light' }, { from: 'fill.light' }],
      ambientStops: -4,
      ambientKelvin: 5600,
      timeOfDay: 'unset',
      haze: 0,
      whiteBalance: 5600,
      exposure: 0,
    });
  });
});

describe('colour of light', () => {
  it('is white at the white balance, amber below and blue above', () => {
    expect(kelvinColour(5600, 5600)).toBe('rgb(255 255 255)');
    const [red, , blue] = kelvinColour(3200, 5600).match(/\d+/g)!.map(Number);
    expect(red! > blue!).toBe(true);
    expect(kelvinColour(12_000, 5600)).toMatch(/255\)$/);
    expect(kelvinTrack().match(/rgb/g)).toHaveLength(9);
  });

  it('and its hardness have names', () => {
    expect([1900, 2800, 3200, 4300, 5600, 6800, 8000, 12_000].map(kelvinName)).toEqual([
      'candle',
      'bulb',
      'tungsten',
      'neutral',
      'daylight',
      'overcast',
      'shade',
      'blue',
    ]);
    expect([0.5, 6, 20, 120].map(hardness)).toEqual(['hard', 'crisp', 'soft', 'wraps']);
  });
});
