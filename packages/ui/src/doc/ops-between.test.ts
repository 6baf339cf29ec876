import { applyOps, diffDocuments, formatDocument, type GraphDocument, openGraph, toDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { opsBetween } from './ops-between.ts';

const before: GraphDocument = {
  shotgraph: 1,
  title: 'Dusk',
  inputs: { line: { type: 'text', default: 'A fox' }, tempo: { type: 'number' } },
  outputs: { film: { from: 'grade.video' } },
  nodes: {
    still: { type: 'input/image', version: 1, inputs: { file: 'media/fox.png' } },
    shot: { type: 'generate/video', version: 1, inputs: { prompt: '@still', images: [{ from: 'still.image' }] } },
    grade: { type: 'transform/color', version: 1, inputs: { video: { from: 'shot.video' }, exposure: 0.3 } },
  },
  graphs: { look: { nodes: { a: { type: 'transform/fade', version: 1, inputs: {} } } } },
  layout: {
    nodes: { still: [0, 0], shot: [320, 0] },
    frames: [
      { id: 'act', title: 'Act one', at: [0, 0], size: [640, 320] },
      { id: 'look', title: 'Look', at: [8, 8], size: [160, 80] },
    ],
    notes: [{ id: 'todo', text: 'Slower', at: [0, 400], size: [160, 80] }],
    bends: { 'shot.video>grade.video': [[480, 40]] },
  },
};

const after: GraphDocument = {
  shotgraph: 1,
  inputs: { mood: { type: 'text' }, line: { type: 'text', default: 'A hound' } },
  outputs: { film: { from: 'shot.video' }, still: { from: 'still.image' } },
  nodes: {
    first: { type: 'input/audio', version: 1, inputs: { file: 'media/a.wav' } },
    still: { type: 'input/image', version: 1, inputs: { file: 'media/hound.png' } },
    shot: { type: 'generate/image', version: 2, inputs: { prompt: 'A hound' }, each: [['prompt']] },
    last: { type: 'transform/fade', version: 1, inputs: {}, off: true },
  },
  graphs: { glow: { nodes: {} }, look: { title: 'Look', nodes: {} } },
  layout: {
    nodes: { first: [-320, 0], shot: [328, 8] },
    frames: [
      { id: 'look', title: 'Look', at: [8, 8], size: [160, 80] },
      { id: 'act', title: 'Act two', at: [0, 0], size: [640, 320] },
    ],
  },
};

function become(from: GraphDocument, to: GraphDocument): GraphDocument {
  const graph = openGraph(from);
  applyOps(graph, opsBetween(from, to));
  return toDocument(graph);
}

describe('ops between documents', () => {
  it('make one into the other, both ways, in the same order', () => {
    for (const [from, to] of [
      [before, after],
      [after, before],
    ] as const) {
      const made = become(from, to);
      expect(diffDocuments(made, to)).toEqual([]);
      expect(formatDocument(made)).toBe(formatDocument(to));
    }
  });

  it('are none for equal documents, and one for one change', () => {
    expect(opsBetween(before, structuredClone(before))).toEqual([]);
    const title = { ...before, title: 'Dawn' };
    expect(opsBetween(before, title)).toEqual([{ op: 'set-title', value: 'Dawn' }]);
    const moved = {
      ...before,
      layout: { ...before.layout, nodes: { ...before.layout!.nodes, shot: [8, 8] as const } },
    };
    expect(opsBetween(before, moved)).toEqual([{ op: 'move-node', id: 'shot', at: [8, 8] }]);
  });

  it('touch only what differs: an input, not its node', () => {
    const { grade } = before.nodes;
    const next = {
      ...before,
      nodes: { ...before.nodes, grade: { ...grade!, inputs: { ...grade!.inputs, exposure: 1 } } },
    };
    expect(opsBetween(before, next)).toEqual([{ op: 'set-input', node: 'grade', input: 'exposure', value: 1 }]);
  });
});
