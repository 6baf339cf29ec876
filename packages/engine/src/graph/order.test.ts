import { describe, expect, it } from 'vitest';
import { FORMAT_VERSION, type GraphBody, type NodeRecord } from './document.ts';
import { openGraph } from './graph.ts';
import { orderNodes, orderSubgraphs } from './order.ts';

const node = (type: string, inputs: NodeRecord['inputs'] = {}): NodeRecord => ({ type, version: 1, inputs });
const using = (...types: readonly (string | NodeRecord)[]): GraphBody => ({
  nodes: Object.fromEntries(types.map((type, i) => [`n${i}`, typeof type === 'string' ? node(type) : type])),
});
const order = (graphs: { readonly [name: string]: GraphBody }) => {
  const { depth, ...rest } = orderSubgraphs(openGraph({ shotgraph: FORMAT_VERSION, nodes: {}, graphs }));
  return { ...rest, depth: Object.fromEntries(depth) };
};

describe('orderSubgraphs', () => {
  it('[G13] puts every subgraph behind those it uses, as nodes or by folding, and counts how deep they nest', () => {
    expect(
      order({
        film: using('graph/scene', 'a/b', node('flow/fold', { graph: 'shot' })),
        scene: using('graph/shot', 'graph/shot'),
        shot: using('a/b', 'graph/missing', node('flow/fold', { graph: 3 })),
        alone: using(),
      }),
    ).toEqual({
      order: ['shot', 'alone', 'scene', 'film'],
      depth: { shot: 1, alone: 1, scene: 2, film: 3 },
    });
  });

  it('[G13] names one cycle from the subgraph that stands first, each using the next, and leaves out what contains it', () => {
    expect(
      order({
        film: using('graph/a', 'graph/leaf'),
        leaf: using(),
        b: using(node('flow/fold', { graph: 'c' })),
        a: using('graph/b'),
        c: using('graph/a'),
      }),
    ).toEqual({ order: ['leaf'], depth: { leaf: 1 }, cycle: ['b', 'c', 'a'] });
    expect(order({ self: using('graph/self') })).toEqual({ order: [], depth: {}, cycle: ['self'] });
  });

  it('[G13] needs no recursion: 20,000 subgraphs in each other, and names that objects have by nature', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [`g${i}`, using(...(i < 19_999 ? [`graph/g${i + 1}`] : []))]),
    );
    const ordered = order(many);
    expect(ordered.order[0]).toBe('g19999');
    expect(ordered.depth.g0).toBe(20_000);
    expect(order({ constructor: using('graph/toString') }).order).toEqual(['constructor']);
  });
});

describe('orderNodes', () => {
  it('keeps document order among equals and tells a cycle in the direction of its edges', () => {
    const nodes = new Map([
      ['c', node('a/b', { x: { from: 'b.o' } })],
      ['z', node('a/b')],
      ['a', node('a/b', { x: [{ from: 'z.o' }, { from: 'inputs.x' }] })],
      ['b', node('a/b', { x: { from: 'a.o' } })],
    ]);
    expect(orderNodes(nodes)).toEqual({ order: ['z', 'a', 'b', 'c'] });
    nodes.set('a', node('a/b', { x: { from: 'c.o' } }));
    expect(orderNodes(nodes)).toEqual({ order: ['z'], cycle: ['c', 'a', 'b'] });
  });
});
