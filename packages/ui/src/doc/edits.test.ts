import { applyOps, type GraphDocument, openGraph, toDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { deleteOps, disconnectOps, reorderOps, toId } from './edits.ts';

const document: GraphDocument = {
  shotgraph: 1,
  outputs: { film: { from: 'b.out' } },
  nodes: {
    a: { type: 'x/a', version: 1, inputs: {} },
    c: { type: 'x/a', version: 1, inputs: {} },
    b: { type: 'x/b', version: 1, inputs: { one: { from: 'a.out' }, all: [{ from: 'a.out' }, { from: 'c.out' }] } },
  },
};
const place = { node: 'b', input: 'all' };

describe('edits', () => {
  it('delete nodes and edges together, and undo as one', () => {
    const graph = openGraph(document);
    const ops = deleteOps(graph, new Set(['a']), [
      { ...place, index: 1 },
      { node: 'outputs', input: 'film', index: 0 },
    ]);
    const { inverse } = applyOps(graph, ops);
    expect(toDocument(graph).nodes).toEqual({ c: document.nodes.c, b: { type: 'x/b', version: 1, inputs: {} } });
    expect(toDocument(graph).outputs).toBeUndefined();
    applyOps(graph, inverse);
    expect(toDocument(graph)).toEqual(document);
  });

  it('take one edge out of many and keep the order of the others', () => {
    const graph = openGraph(document);
    applyOps(graph, disconnectOps(graph, place, 0));
    expect(graph.nodes.get('b')!.inputs.all).toEqual([{ from: 'c.out' }]);
    applyOps(graph, disconnectOps(graph, place, 0));
    expect(graph.nodes.get('b')!.inputs.all).toBeUndefined();
  });

  it('move an edge within its input', () => {
    const graph = openGraph(document);
    applyOps(graph, reorderOps(graph, place, 1, 0));
    expect(graph.nodes.get('b')!.inputs.all).toEqual([{ from: 'c.out' }, { from: 'a.out' }]);
  });

  it('make ids of any name', () => {
    expect(['Fox at Dusk.png', '3 pines', 'inputs', '', 'Straße'].map(toId)).toEqual([
      'fox-at-dusk-png',
      'pines',
      'node-inputs',
      'node',
      'stra-e',
    ]);
  });
});
