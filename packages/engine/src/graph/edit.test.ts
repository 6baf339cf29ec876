import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeRecord } from './document.ts';
import { applyOps, type Op, removeNodes } from './edit.ts';
import { openGraph, toDocument } from './graph.ts';

const node = (inputs: NodeRecord['inputs'] = {}): NodeRecord => ({ type: 'a/b', version: 1, inputs });
const start = () =>
  openGraph({
    shotgraph: 1,
    title: 'T',
    outputs: { film: { from: 'b.x' } },
    nodes: {
      a: node({ k: 1 }),
      b: node({ from: { from: 'a.x' }, list: [{ from: 'a.x' }, { from: 'c.x' }] }),
      c: node(),
    },
    layout: { nodes: { a: [1, 2] } },
  });

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({
    op: fc.constant('add-node' as const),
    id,
    node: fc.constant(node({ k: 5 })),
    at: fc.constant([3, 4] as const),
  }),
  fc.record({ op: fc.constant('remove-node' as const), id }),
  fc.record({
    op: fc.constant('set-input' as const),
    node: id,
    input: fc.constantFrom('k', 'list', 'p'),
    value: fc.constantFrom(1, 'x', { from: 'a.x' }),
  }),
  fc.record({ op: fc.constant('set-input' as const), node: id, input: fc.constantFrom('k', 'list', 'p') }),
  fc.record({ op: fc.constant('set-graph-input' as const), name: id, value: fc.constant({ type: 'text' }) }),
  fc.record({ op: fc.constant('set-graph-output' as const), name: fc.constantFrom('film', 'still') }),
  fc.record({ op: fc.constant('set-title' as const), value: fc.string() }),
  fc.record({ op: fc.constant('move-node' as const), id, at: fc.constant([9, 9] as const) }),
);

describe('applyOps', () => {
  it('[G7] is undone exactly by its inverse, and changes nothing when an op fails', () => {
    fc.assert(
      fc.property(fc.array(op, { maxLength: 12 }), (ops) => {
        const graph = start();
        const before = JSON.stringify(sorted(toDocument(graph)));
        try {
          const change = applyOps(graph, ops);
          const after = JSON.stringify(sorted(toDocument(graph)));
          const back = applyOps(graph, change.inverse);
          expect(JSON.stringify(sorted(toDocument(graph)))).toBe(before);
          applyOps(graph, back.inverse);
          expect(JSON.stringify(sorted(toDocument(graph)))).toBe(after);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          expect(JSON.stringify(sorted(toDocument(graph)))).toBe(before);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
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

  it('[G10] removes the edges of removed nodes, in lists, single inputs and outputs', () => {
    const graph = start();
    applyOps(graph, removeNodes(graph, new Set(['a'])));
    expect(graph.nodes.get('b')).toEqual(node({ list: [{ from: 'c.x' }] }));
    applyOps(graph, removeNodes(graph, new Set(['b', 'c'])));
    expect(toDocument(graph)).toEqual({ shotgraph: 1, title: 'T', nodes: {}, layout: {} });
  });
});

/** Documents compare without regard to the order nodes were added in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined && JSON.stringify(v) !== '{}')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}
