import { openGraph } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { describe, expect, it } from 'vitest';
import { freeOps } from './free-ops.ts';
import { fastModelFor, findPlace, isFreeModel, literalAt } from './node-place.ts';
import { offerOf } from './offer.ts';
import { entry, price } from './testing.ts';

const video = (inputs: object, rest: object = {}) => ({ type: 'generate/video', version: 1, ...rest, inputs });
const graph = openGraph({
  shotgraph: 1,
  nodes: {
    shot: video({ model: 'seedance-2.0', take: 3 }),
    plain: video({}),
    wired: video({ model: { from: 'inputs.model' } }),
    takes: video({ model: 'seedance-2.0', take: [4, 5] }, { each: [['take']] }),
    scene: { type: 'graph/scene', version: 1, inputs: {} },
    twice: { type: 'graph/scene', version: 1, inputs: {} },
  },
  graphs: { scene: { nodes: { inner: video({ model: 'seedance-2.0-fast' }) } } },
} as never);
const type = {
  inputs: {
    model: {
      options: { default: 'animatic' },
      type: { options: ['animatic', 'seedance-2.0', 'seedance-2.0-fast'] },
    },
  },
} as unknown as NodeTypeData;

describe('the node of a path', () => {
  it('is found through subgraphs and items', () => {
    expect(findPlace(graph, 'shot')).toMatchObject({ graph: undefined, node: 'shot' });
    expect(findPlace(graph, 'scene/inner')).toMatchObject({ graph: 'scene', node: 'inner' });
    expect(findPlace(graph, 'takes/1')).toMatchObject({ node: 'takes', item: 1 });
    for (const gone of ['nobody', 'scene/nobody', 'shot/inner']) expect(findPlace(graph, gone)).toBeUndefined();
  });

  it('has literals, by item where it runs once per item', () => {
    expect(literalAt(findPlace(graph, 'shot')!, 'take')).toBe(3);
    expect(literalAt(findPlace(graph, 'takes/1')!, 'take')).toBe(5);
    expect(literalAt(findPlace(graph, 'wired')!, 'model')).toBeUndefined();
  });

  it('is free only where that is certain', () => {
    const isFree = (path: string) => isFreeModel(findPlace(graph, path)!, type);
    expect(['shot', 'plain', 'wired'].map(isFree)).toEqual([false, true, false]);
  });

  it('knows its faster sister', () => {
    expect(fastModelFor(findPlace(graph, 'shot')!.record, type)).toBe('seedance-2.0-fast');
    expect(fastModelFor(findPlace(graph, 'scene/inner')!.record, type)).toBeUndefined();
  });
});

describe('switching to what is free', () => {
  it('is one op for each node, wherever it stands and however often it runs', () => {
    const paths = ['shot', 'takes/0', 'takes/1', 'scene/inner', 'twice/inner', 'wired', 'plain', 'nobody'];
    const op = { op: 'set-input', input: 'model', value: 'animatic' };
    expect(freeOps(graph, () => type, paths)).toEqual([
      { ...op, node: 'shot' },
      { ...op, node: 'takes' },
      { ...op, node: 'inner', graph: 'scene' },
    ]);
  });
});

describe('what a run would pay for', () => {
  const totals = [{ min: 1, max: 2, currency: 'USD' as const }];
  const isFree = () => false;

  it('is listed call by call, with model and take where the document tells them', () => {
    const entries = [
      entry('shot', { price: price(1, 2) }),
      entry('takes/1', { price: price(1), action: 'wait' }),
      entry('wired', { price: price(1) }),
      entry('scene/inner', { price: price(0) }),
      entry('plain', { action: 'wait' }),
    ];
    expect(offerOf({ entries, totals, issues: [] }, graph, isFree)).toEqual({
      totals,
      unpriced: ['plain'],
      calls: [
        { node: 'shot', model: 'seedance-2.0', take: 3, price: price(1, 2), isExpected: false },
        { node: 'takes/1', model: 'seedance-2.0', take: 5, price: price(1), isExpected: true },
        { node: 'wired', take: 1, price: price(1), isExpected: false },
      ],
    });
  });

  it('is nothing for free runs, and for those that cannot start', () => {
    const issues = [{ code: 'input-invalid', severity: 'error', message: 'no' }] as never;
    expect(offerOf({ entries: [], totals: [], issues: [] }, graph, isFree)).toBeUndefined();
    expect(offerOf({ entries: [], totals, issues }, graph, isFree)).toBeUndefined();
  });
});
