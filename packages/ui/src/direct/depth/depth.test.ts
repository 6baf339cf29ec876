import { describe, expect, it } from 'vitest';
import { partWith, typeOf } from '../timeline/testing.ts';
import { fromShare, nudged, rangeOf, ticksOf, tidyMetres, toShare } from './distance.ts';
import { behind, guessedSharp, inOrder, layerEdges, readLayers, toggled } from './stack.ts';

const layer = (inputs: object) => ({ type: 'direct/layer', version: 1, inputs: inputs as never });
const part = partWith({
  wall: layer({ name: 'wall', depth: 14 }),
  hands: layer({ name: 'hands', depth: 1.5, occludes: ['wall', 'gone'] }),
  singer: layer({ name: 'singer', depth: 4 }),
  far: { type: 'input/number', version: 1, inputs: {} },
  sky: layer({ name: 'sky', depth: { from: 'far.number' } }),
  plan: {
    type: 'direct/depth',
    version: 1,
    inputs: { layers: ['wall', 'hands', 'singer', 'sky'].map((id) => ({ from: `${id}.layer` })) },
  },
});
const known = [14, 1.5, 4, 200].map((depthMetres) => ({ depthMetres }) as never);
const layers = readLayers({ part, typeOf, known }, layerEdges(part, 'plan'));

describe('the axis of distances', () => {
  it('gives equal factors equal ways, and reads back what it shows', () => {
    const range = rangeOf([2, 60]);
    expect(range).toEqual({ nearest: 0.5, farthest: 96 });
    expect(toShare(4, range) - toShare(2, range)).toBeCloseTo(toShare(40, range) - toShare(20, range));
    expect(fromShare(toShare(3.4, range), range)).toBe(3.4);
    expect(fromShare(0, range)).toBe(0.5);
  });

  it('keeps to digits that people type, and to what a layer may have', () => {
    expect([tidyMetres(3.4567), tidyMetres(34.567), tidyMetres(0.01), tidyMetres(1e6)]).toEqual([
      3.5, 34.6, 0.2, 10_000,
    ]);
    expect([nudged(5, 1, false), nudged(5, -1, true), nudged(0.8, 1, false)]).toEqual([5.3, 4.2, 0.84]);
    expect(nudged(1, 1, false)).toBeGreaterThan(1);
  });

  it('marks round distances', () => {
    expect(ticksOf({ nearest: 0.5, farthest: 30 })).toEqual([0.5, 1, 2, 5, 10, 20]);
    expect(ticksOf({ nearest: 0.2, farthest: 10_000 })).toEqual([1, 10, 100, 1000, 10_000]);
  });
});

describe('the stack of layers', () => {
  it('is read from near to far, wired distances from the value', () => {
    expect(layers.map(({ name, band, metres }) => [name, band, metres])).toEqual([
      ['hands', 'foreground', 1.5],
      ['singer', 'midground', 4],
      ['wall', 'background', 14],
      ['sky', 'background', 200],
    ]);
    expect(layers[3]!.wired.has('depth')).toBe(true);
  });

  it('keeps an order that is held, whatever comes to it', () => {
    const held = inOrder(layers, ['wall.layer', 'hands.layer', 'sky.layer']);
    expect(held.map(({ name }) => name)).toEqual(['wall', 'hands', 'sky', 'singer']);
  });

  it('knows what can be hidden, and drops names that are gone', () => {
    const names = behind(layers, layers[0]!);
    expect(names).toEqual(['singer', 'wall', 'sky']);
    expect(toggled(layers[0]!, 'singer', names)).toEqual(['wall', 'singer']);
    expect(toggled(layers[0]!, 'wall', names)).toEqual([]);
  });

  it('guesses the middle to be sharp', () => {
    expect(guessedSharp(layers)).toEqual({ near: 3.2, far: 5 });
  });
});
