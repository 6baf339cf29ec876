import { applyOps, type GraphDocument, openGraph, toDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { boundsOf, heldBy, unitsOf, withHeld } from './carry.ts';
import { changeMark, findMark, marksOf, moveOps, parseMarkId, removeMarks, takenNames } from './marks.ts';

const document = {
  shotgraph: 1,
  nodes: { fox: { type: 'input/image', version: 1, inputs: {} } },
  layout: {
    nodes: { fox: [20, 40] },
    frames: [
      { id: 'act', title: 'Act', at: [0, 0], size: [600, 400], colour: 'mauve', later: 1 },
      { id: 'scene', title: 'Scene', at: [10, 10], size: [300, 300], colour: 'teal' },
      { id: 'bad' },
    ],
    notes: [{ id: 'todo', text: '*x*', at: [400, 100], size: [96, 48] }],
  },
} as unknown as GraphDocument;
const open = () => openGraph(structuredClone(document));
const fox = { id: 'fox', at: [20, 40], size: [240, 200] } as const;

describe('marks', () => {
  it('lists frames first and notes above them, and stays the same array until one changes', () => {
    const graph = open();
    expect(marksOf(graph).map(({ id, colour }) => `${id} ${colour}`)).toEqual([
      'frame:act grey',
      'frame:scene teal',
      'note:todo note',
    ]);
    expect(marksOf(graph)).toBe(marksOf(graph));
    expect([...takenNames(graph, 'frame')]).toEqual(['act', 'scene', 'bad']);
    expect(['frame:act', 'note:x', 'fox', 'other:x'].map(parseMarkId)).toEqual([
      { kind: 'frame', name: 'act' },
      { kind: 'note', name: 'x' },
      undefined,
      undefined,
    ]);
  });

  it('change one thing and keep the others, also unknown ones', () => {
    const graph = open();
    applyOps(graph, [...changeMark(graph, 'frame:act', { title: 'B' }), ...moveOps(graph, 'note:todo', [1.4, 2.6])]);
    expect(toDocument(graph).layout?.frames?.[0]).toEqual({ ...document.layout!.frames![0], title: 'B' });
    expect(findMark(graph, 'note:todo')?.at).toEqual([1, 3]);
    expect(changeMark(graph, 'frame:gone', { title: 'B' })).toEqual([]);
    expect(moveOps(graph, 'fox', [8, 8])).toEqual([{ op: 'move-node', id: 'fox', at: [8, 8] }]);
    applyOps(graph, removeMarks(graph, ['frame:act', 'fox', 'note:todo']));
    expect(marksOf(graph).map(({ id }) => id)).toEqual(['frame:scene']);
  });

  it('hold cards by their middle and frames as a whole, and take them along', () => {
    const marks = marksOf(open());
    const things = [fox, ...marks];
    expect(heldBy(marks[0]!, things)).toEqual(['fox', 'frame:scene', 'note:todo']);
    expect(heldBy(marks[1]!, things)).toEqual(['fox']);
    expect(heldBy(marks[0]!, [{ ...fox, at: [500, 0] }])).toEqual([]);
    const moved = withHeld(new Map([['frame:act', [8, 16]] as const, ['fox', [1, 1]] as const]), marks, things);
    expect(Object.fromEntries(moved)).toEqual({
      'frame:act': [8, 16],
      fox: [1, 1],
      'frame:scene': [8, 16],
      'note:todo': [8, 16],
    });
    const only = new Map([['fox', [1, 1]] as const]);
    expect(withHeld(only, marks, things)).toBe(only);
    expect(boundsOf(things)).toEqual({ at: [0, 0], size: [600, 400] });
    expect(boundsOf([])).toBeUndefined();
  });

  it('are lined up as one with what lies in them, or their contents where there is nothing else', () => {
    const marks = marksOf(open());
    const idsOf = (things: Parameters<typeof unitsOf>[0]) => unitsOf(things, marks).map(({ id }) => id);
    const [act, scene, todo] = marks;
    const far = { ...fox, id: 'far', at: [2000, 0] } as const;
    expect(idsOf([fox, far, act!, todo!])).toEqual(['far', 'frame:act']);
    expect(idsOf([fox, far, scene!, todo!])).toEqual(['far', 'frame:scene', 'note:todo']);
    expect(idsOf([fox, act!, todo!])).toEqual(['fox', 'note:todo']);
    expect(idsOf([fox, far])).toEqual(['fox', 'far']);
  });
});
