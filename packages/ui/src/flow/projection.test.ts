import { type GraphDocument, openGraph } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { createDocStore } from '../doc/doc-store.ts';
import { cardIds, missingPlaces, toWires } from './projection.ts';

const document: GraphDocument = {
  shotgraph: 1,
  inputs: { line: { type: 'text' } },
  outputs: { film: { from: 'b.out' } },
  nodes: {
    a: { type: 'x/a', version: 1, inputs: { text: 'x', word: { from: 'inputs.line' } } },
    b: { type: 'x/b', version: 1, inputs: { all: [{ from: 'a.out' }, { from: 'a.out', as: 'again' }] } },
  },
};
const noType = () => undefined;

describe('the projection', () => {
  it('draws every edge, those of the graph itself among them, each under an id of its own', () => {
    const ids = toWires(openGraph(document)).map(({ id }) => id);
    expect(ids).toEqual(['inputs.line>a.word', 'a.out>b.all', 'a.out>b.all#1', 'b.out>outputs.film']);
  });

  it('keeps the edges of nodes that did not change', () => {
    const doc = createDocStore(document);
    const before = toWires(doc.graph);
    doc.apply([{ op: 'set-input', node: 'a', input: 'text', value: 'y' }]);
    const after = toWires(doc.graph);
    expect(after[1]).toBe(before[1]);
    expect(after).toEqual(before);
  });

  it('has a card for the graph inputs only when there are some', () => {
    expect(cardIds(openGraph(document))).toEqual(['inputs', 'a', 'b', 'outputs']);
    expect(cardIds(openGraph({ shotgraph: 1, nodes: {} }))).toEqual([]);
  });

  it('places what the document does not, and leaves what it does', () => {
    expect([...missingPlaces(openGraph(document), noType).keys()].sort()).toEqual(['a', 'b', 'inputs', 'outputs']);
    const placed = { ...document, layout: { nodes: { inputs: [0, 0], a: [0, 200], outputs: [900, 0] } as const } };
    const places = missingPlaces(openGraph(placed), noType);
    expect([...places.keys()]).toEqual(['b']);
    expect(places.get('b')![1]).toBeGreaterThan(200);
  });
});
