import { applyOps, bendsOf, framesOf, type GraphDocument, notesOf, openGraph, toDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { strayBendOps } from './bends.ts';
import { copyNodes, pasteOps } from './clipboard.ts';

const document: GraphDocument = {
  shotgraph: 1,
  nodes: {
    fox: { type: 'input/image', version: 1, inputs: { file: 'fox.png' } },
    sky: { type: 'input/image', version: 1, inputs: { file: 'sky.png' } },
    shot: {
      type: 'generate/video',
      version: 1,
      inputs: { prompt: '@fox', images: [{ from: 'fox.image' }, { from: 'sky.image' }] },
    },
  },
  layout: { nodes: { fox: [0, 0], shot: [320, 40] } },
};

describe('copy and paste', () => {
  it('keeps the edges among the copies, and the names prompts mention them by', () => {
    const graph = openGraph(document);
    const { ops, ids } = pasteOps(graph, copyNodes(graph, new Set(['fox', 'shot'])));
    applyOps(graph, ops);
    expect(ids).toEqual(['fox-2', 'shot-2']);
    expect(graph.nodes.get('shot-2')!.inputs).toEqual({ prompt: '@fox', images: [{ from: 'fox-2.image', as: 'fox' }] });
    expect(graph.positions.get('shot-2')).toEqual([352, 72]);
  });

  it('keeps edges from other nodes when asked to, as duplicating does', () => {
    const graph = openGraph(document);
    const { ops } = pasteOps(graph, copyNodes(graph, new Set(['shot'])), { keepOuter: true });
    applyOps(graph, ops);
    expect(graph.nodes.get('shot-2')!.inputs.images).toEqual([{ from: 'fox.image' }, { from: 'sky.image' }]);
  });

  it('puts the copies where they are asked for', () => {
    const graph = openGraph(document);
    const { ops } = pasteOps(graph, copyNodes(graph, new Set(['fox', 'shot'])), { place: [1000, 500] });
    applyOps(graph, ops);
    expect([graph.positions.get('fox-2'), graph.positions.get('shot-2')]).toEqual([
      [1000, 500],
      [1320, 540],
    ]);
  });

  it('does nothing with a text that is no graph document', () => {
    const graph = openGraph(document);
    expect(pasteOps(graph, 'hello').ops).toEqual([]);
    expect(pasteOps(graph, '{ "shotgraph": 1, broken').ops).toEqual([]);
  });
});

describe('copy and paste of what stands beside the nodes', () => {
  const marked: GraphDocument = {
    ...document,
    layout: {
      ...document.layout,
      frames: [
        { id: 'act', title: 'Act', at: [-40, -40], size: [640, 400], colour: 'teal' },
        { id: 'other', title: 'Other', at: [900, 0], size: [96, 64] },
      ],
      notes: [{ id: 'todo', text: 'x', at: [0, 200], size: [96, 48] }],
      bends: { 'fox.image>shot.images': [[280, 8]], 'sky.image>shot.images': [[1, 1]] },
    },
  };

  it('takes frames, notes and the bends of edges among the copies along, under free ids', () => {
    const graph = openGraph(marked);
    const text = copyNodes(graph, new Set(['fox', 'shot', 'frame:act', 'note:todo']));
    const { ops, ids } = pasteOps(graph, text, { place: [1000, 1000] });
    const { inverse } = applyOps(graph, ops);
    expect(ids).toEqual(['fox-2', 'shot-2', 'frame:act-2', 'note:todo-2']);
    expect(framesOf(graph).at(-1)).toEqual({ ...marked.layout!.frames![0], id: 'act-2', at: [1000, 1000] });
    expect(notesOf(graph).at(-1)).toMatchObject({ id: 'todo-2', at: [1040, 1240] });
    expect(graph.positions.get('fox-2')).toEqual([1040, 1040]);
    expect(bendsOf(graph).get('fox-2.image>shot-2.images')).toEqual([[1320, 1048]]);
    expect(bendsOf(graph).has('sky.image>shot-2.images')).toBe(false);
    applyOps(graph, inverse);
    expect(toDocument(graph)).toEqual(marked);
  });

  it('goes from one document into another, with the edges among the copies and of the outer ones those that have a source there', () => {
    const text = copyNodes(openGraph(marked), new Set(['shot']));
    const there = openGraph({ shotgraph: 1, nodes: { sky: document.nodes.sky! } });
    const { ops } = pasteOps(there, text, { keepOuter: true });
    applyOps(there, ops);
    expect(there.nodes.get('shot')!.inputs.images).toEqual([{ from: 'sky.image' }]);
    expect([...openGraph(marked).nodes.keys()]).toContain('fox');
  });

  it('forgets the bends of edges that are no more', () => {
    const graph = openGraph({ ...marked, nodes: { fox: document.nodes.fox!, shot: document.nodes.shot! } });
    expect(strayBendOps(graph, undefined)).toEqual([]);
    applyOps(graph, [{ op: 'set-input', node: 'shot', input: 'images', value: [{ from: 'sky.image' }] }]);
    expect(strayBendOps(graph, undefined)).toEqual([{ op: 'set-bends', edge: 'fox.image>shot.images' }]);
  });
});
