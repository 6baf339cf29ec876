import { type GraphDocument, openGraph } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { createDocStore } from '../doc/doc-store.ts';
import type { Place } from './layout.ts';
import { cardIds, missingPlaces, settlePlaces, toWires } from './projection.ts';

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

  it('puts nothing onto cards that have got a place already', () => {
    const placed = openGraph({ ...document, layout: { nodes: { a: [0, 0] } } });
    const [taken] = [...missingPlaces(placed, noType)].filter(([id]) => id === 'b');
    const known = new Map<string, Place>([['outputs', taken![1]]]);
    const places = missingPlaces(placed, noType, known);
    expect(places.has('outputs')).toBe(false);
    expect(places.get('b')![1]).toBeGreaterThan(taken![1][1]);
  });

  it('lets the cards of the graph itself give way to what is put onto them, and leaves them otherwise', () => {
    const graph = (more: GraphDocument['nodes'], at: { readonly [id: string]: Place }) =>
      openGraph({ shotgraph: 1, nodes: { a: document.nodes.a!, ...more }, layout: { nodes: { a: [0, 0], ...at } } });
    const places = new Map<string, Place>();
    settlePlaces(graph({}, {}), noType, places);
    const first = places.get('outputs')!;
    const dropped = { type: 'x/file', version: 1, inputs: {} };
    settlePlaces(graph({ far: dropped }, { far: [0, 600] }), noType, places);
    expect(places.get('outputs')).toBe(first);
    settlePlaces(graph({ far: dropped, near: dropped }, { far: [0, 600], near: first }), noType, places);
    const [x, y] = places.get('outputs')!;
    expect(Math.abs(x - first[0]) >= 240 || Math.abs(y - first[1]) >= 100).toBe(true);
  });
});
