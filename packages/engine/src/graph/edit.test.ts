import fc from 'fast-check';
import { applyPatches } from 'immer';
import { describe, expect, it } from 'vitest';
import type { GraphBody, NodeRecord } from './document.ts';
import { applyOps, type Op, removeNodes } from './edit.ts';
import { formatDocument } from './format.ts';
import { openGraph, toDocument } from './graph.ts';

const node = (inputs: NodeRecord['inputs'] = {}): NodeRecord => ({ type: 'a/b', version: 1, inputs });
const shot: GraphBody = {
  inputs: { line: { type: 'text', default: 'x' }, seed: { type: 'number' } },
  outputs: { film: { from: 'b.x' } },
  nodes: { a: node({ k: 1, list: [{ from: 'inputs.line' }] }), b: { ...node({ k: { from: 'a.x' } }), each: [['k']] } },
};
const start = () =>
  openGraph({
    shotgraph: 1,
    title: 'T',
    outputs: { film: { from: 'b.x' } },
    nodes: {
      a: node({ k: 1, p: 2, list: [{ from: 'c.x' }] }),
      b: node({ from: { from: 'a.x' }, list: [{ from: 'a.x' }, { from: 'c.x' }] }),
      c: node(),
    },
    graphs: { shot, other: { nodes: {}, layout: { nodes: {} } } },
    layout: { nodes: { a: [1, 2] }, frames: [{ id: 'act', title: 'A', at: [0, 0], size: [9, 9] }, 7 as never] },
  });
const text = (graph: ReturnType<typeof start>) => formatDocument(toDocument(graph));

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const input = fc.constantFrom('k', 'list', 'p');
const name = fc.constantFrom('line', 'seed', 'more');
const before = fc.option(fc.constantFrom('a', 'list', 'seed', 'other'), { nil: undefined });
/** Leaves members out where they are undefined, as ops do. */
const op = <const O extends Op['op']>(kind: O, members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Op> =>
  fc
    .record({ op: fc.constant(kind), ...members })
    .map(
      (made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as unknown as Op,
    );
const maybe = (...values: readonly unknown[]) => fc.constantFrom(undefined, ...values);
const graph = maybe('shot', 'shot', 'other', 'missing');
const anyOp: fc.Arbitrary<Op> = fc.oneof(
  op('add-node', { id, node: fc.constant(node({ k: 5 })), at: maybe([3, 4] as const), before, graph }),
  op('remove-node', { id, graph }),
  op('set-input', { node: id, input, value: maybe(1, 'x', { from: 'a.x' }), before, graph }),
  op('set-each', { node: id, value: maybe([['k']], [['k', 'p'], ['list']]), graph }),
  op('set-off', { node: id, value: maybe(true), graph }),
  op('set-graph-input', { name, value: maybe({ type: 'text' }, { type: 'number', default: 2 }), before, graph }),
  op('set-graph-output', { name: fc.constantFrom('film', 'still'), value: maybe({ from: 'c.x' }), graph }),
  op('set-title', { value: maybe('U', ''), graph }),
  op('move-node', { id, at: maybe([9, 9] as const), graph }),
  op('set-frame', {
    id: fc.constantFrom('act', 'end'),
    value: maybe({ title: 'B', at: [1, 2], size: [3, 4] }, { title: 'C', at: [0, 0], size: [1, 1], colour: 'red' }),
    index: maybe(0, 1),
    graph,
  }),
  op('set-note', { id, value: maybe({ text: 't', at: [1, 2], size: [3, 4] }), index: maybe(0), graph }),
  op('set-bends', {
    edge: fc.constantFrom('a.x>b.from', 'c.x>b.list', 'a.x>b.list#1'),
    value: maybe(
      [[1, 2]],
      [],
      [
        [3, 4],
        [5, 6],
      ],
    ),
    before: maybe('c.x>b.list'),
    graph,
  }),
  op('set-take', {
    take: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    value: maybe('star', 'reject'),
    before: maybe('b'.repeat(64)),
  }),
  op('set-owner', {
    take: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    value: maybe('shot', 'part/shot'),
    before: maybe('b'.repeat(64)),
  }),
  op('set-subgraph', { name: fc.constantFrom('shot', 'other', 'new'), value: maybe(shot, { nodes: {} }), before }),
);

describe('applyOps', () => {
  it('[G7][G12] is undone to the letter by its inverse, changes nothing when an op fails, and says the same in patches', () => {
    fc.assert(
      fc.property(fc.array(anyOp, { maxLength: 12 }), (ops) => {
        const graph = start();
        const before = text(graph);
        const document = toDocument(graph);
        try {
          const change = applyOps(graph, ops);
          const after = text(graph);
          expect(applyPatches(document, [...change.patches])).toEqual(toDocument(graph));
          const back = applyOps(graph, change.inverse);
          expect(text(graph)).toBe(before);
          expect(applyPatches(JSON.parse(after), [...back.patches])).toEqual(JSON.parse(before));
          applyOps(graph, back.inverse);
          expect(text(graph)).toBe(after);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          expect(text(graph)).toBe(before);
        }
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  it.each<Op>([
    { op: 'add-node', id: '+', node: node() },
    { op: 'add-node', id: 'outputs', node: node() },
    { op: 'set-input', node: 'a', input: 'K', value: 1 },
    { op: 'set-graph-input', name: 'a b', value: { type: 'text' } },
    { op: 'set-graph-output', name: '+', value: { from: 'a.x' } },
    { op: 'set-graph-output', name: '__proto__', value: { from: 'a.x' }, graph: 'shot' },
    { op: 'set-subgraph', name: '', value: { nodes: {} } },
  ])('[G7] lets no id in with which the document could not be read again: %j', (op) => {
    const graph = start();
    const before = text(graph);
    expect(() => applyOps(graph, [{ op: 'set-title', value: 'U' }, op])).toThrow(/ id ".*" (must|is)/);
    expect(text(graph)).toBe(before);
  });

  it('[G7] puts a removed node back where it stood', () => {
    const graph = start();
    const change = applyOps(graph, removeNodes(graph, new Set(['a', 'b'])));
    expect([...graph.nodes.keys()]).toEqual(['c']);
    applyOps(graph, change.inverse);
    expect([...graph.nodes.keys()]).toEqual(['a', 'b', 'c']);
  });

  it('[G8] touches only the record it names and tells which', () => {
    const graph = start();
    const b = graph.nodes.get('b');
    const change = applyOps(graph, [{ op: 'set-input', node: 'a', input: 'k', value: 2 }]);
    expect(graph.nodes.get('b')).toBe(b);
    expect([...change.nodes]).toEqual([['a', new Set(['k'])]]);
    expect(change.patches).toEqual([{ op: 'replace', path: ['nodes', 'a', 'inputs', 'k'], value: 2 }]);
    expect(change.inverse).toEqual([{ op: 'set-input', node: 'a', input: 'k', value: 1 }]);
  });

  it('[G12] edits a subgraph as its own graph, and says which nodes of which one to look at again', () => {
    const graph = start();
    const a = graph.graphs.get('shot')?.nodes.get('a');
    const change = applyOps(graph, [
      { op: 'set-input', graph: 'shot', node: 'b', input: 'k', value: 2 },
      { op: 'set-each', graph: 'shot', node: 'b' },
      { op: 'set-off', node: 'c', value: true },
      { op: 'set-graph-output', graph: 'other', name: 'x', value: { from: 'c.x' } },
      { op: 'move-node', graph: 'shot', id: 'a', at: [1, 1] },
    ]);
    expect(graph.graphs.get('shot')?.nodes.get('a')).toBe(a);
    expect(graph.nodes.get('c')).toEqual({ ...node(), off: true });
    expect(change).toMatchObject({ nodes: new Map([['c', 'all']]), interface: false });
    expect([...change.subgraphs]).toEqual([
      ['shot', { nodes: new Map([['b', 'all']]), interface: false }],
      ['other', { nodes: new Map(), interface: true }],
    ]);
    expect(change.patches.slice(0, 3)).toEqual([
      { op: 'replace', path: ['graphs', 'shot', 'nodes', 'b', 'inputs', 'k'], value: 2 },
      { op: 'remove', path: ['graphs', 'shot', 'nodes', 'b', 'each'] },
      { op: 'add', path: ['nodes', 'c', 'off'], value: true },
    ]);
    expect(change.inverse.at(-1)).toEqual({
      op: 'set-input',
      graph: 'shot',
      node: 'b',
      input: 'k',
      value: { from: 'a.x' },
    });
  });

  it('[G12] adds, replaces and removes whole subgraphs, each at its place', () => {
    const graph = start();
    const change = applyOps(graph, [
      { op: 'set-subgraph', name: 'shot' },
      { op: 'set-subgraph', name: 'new', value: { nodes: {} }, before: 'other' },
      { op: 'set-subgraph', name: 'other', value: shot },
    ]);
    expect([...graph.graphs.keys()]).toEqual(['new', 'other']);
    expect([...change.subgraphs]).toEqual([
      ['shot', 'all'],
      ['new', 'all'],
      ['other', 'all'],
    ]);
    applyOps(graph, change.inverse);
    expect([...graph.graphs.keys()]).toEqual(['shot', 'other']);
    expect(() => applyOps(graph, [{ op: 'set-subgraph', name: 'new' }])).toThrow('there is no subgraph "new"');
    expect(() => applyOps(graph, [{ op: 'set-title', graph: 'new' }])).toThrow('there is no subgraph "new"');
  });

  it('[G8] costs the same in a graph of ten nodes and of ten thousand', () => {
    const microseconds = (nodes: number) => {
      const many = Object.fromEntries(Array.from({ length: nodes }, (_, i) => [`n${i}`, node({ k: i })]));
      const graph = openGraph({ shotgraph: 1, nodes: many, graphs: { shot: { nodes: many } } });
      const times = Array.from({ length: 300 }, (_, value) => {
        const at = performance.now();
        const edit = { op: 'set-input', node: `n${value % nodes}`, input: 'k', value: -value - 1 } as const;
        applyOps(graph, applyOps(graph, [edit]).inverse);
        applyOps(graph, applyOps(graph, [{ ...edit, graph: 'shot' }]).inverse);
        return ((performance.now() - at) * 1000) / 2;
      });
      return times.sort((a, b) => a - b)[150]!;
    };
    microseconds(10);
    expect(microseconds(10_000)).toBeLessThan(microseconds(10) * 3 + 50);
  });

  it('[G10] removes the edges of removed nodes, in lists, single inputs and outputs', () => {
    const graph = start();
    applyOps(graph, removeNodes(graph, new Set(['a'])));
    expect(graph.nodes.get('b')).toEqual(node({ list: [{ from: 'c.x' }] }));
    applyOps(graph, removeNodes(graph, new Set(['b', 'c'])));
    const { graphs: _, layout: __, ...rest } = toDocument(graph);
    expect(rest).toEqual({ shotgraph: 1, title: 'T', nodes: {} });
  });

  it('[G10] does so in a subgraph, and leaves the other graphs alone', () => {
    const graph = start();
    const { nodes } = toDocument(graph);
    applyOps(graph, removeNodes(graph, new Set(['a', 'b']), 'shot'));
    expect(toDocument(graph)).toMatchObject({ nodes, graphs: { shot: { nodes: {} } } });
    expect(toDocument(graph).graphs?.shot?.outputs).toBeUndefined();
    expect(() => removeNodes(graph, new Set(['a']), 'missing')).toThrow('there is no subgraph "missing"');
  });
});
