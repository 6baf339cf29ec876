import { applyOps, type GraphDocument, openGraph } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
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
