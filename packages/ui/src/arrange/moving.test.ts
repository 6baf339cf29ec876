import { type GraphDocument, openGraph } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import type { Editor } from '../app/editor.ts';
import { beginMove } from './moving.ts';

const node = { type: 'text/template', version: 1, inputs: {} };
const act = (id: string) => ({ id, title: 'Act', at: [-40, -40] as const, size: [400, 300] as const });
/** A frame with a card in it, and copies of both exactly over them. */
const film: GraphDocument = {
  shotgraph: 1,
  nodes: { a: node, 'a-2': node },
  layout: { nodes: { a: [0, 0], 'a-2': [0, 0] }, frames: [act('act'), act('act-2')] },
};

const idsMoved = (selected: readonly string[], isCopy: boolean) => {
  const part = openGraph(film);
  const editor = {
    part: () => part,
    ui: { getState: () => ({ selectedNodes: new Set(selected) }) },
  } as unknown as Editor;
  const cards = ['a', 'a-2'].map((id) => ({ id, x: 0, y: 0, width: 240, height: 100 }));
  return beginMove(editor, cards, { isCopy }).ids.toSorted();
};

it('a frame takes what lies in it along', () => {
  expect(idsMoved(['frame:act'], false)).toEqual(['a', 'a-2', 'frame:act']);
});

it('copies leave the originals that they lie over where they are', () => {
  expect(idsMoved(['frame:act-2', 'a-2'], true)).toEqual(['a-2', 'frame:act-2']);
});
