import type { Op } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import type { Editor } from '../app/editor.ts';
import { holdGraph } from './held-graph.ts';
import { importMedia } from './import-files.ts';
import { node, openTestEditor } from './testing.ts';

const png = (name: string) => new File([name], name, { type: 'image/png' });
const take = (editor: Editor, files: readonly File[]) =>
  importMedia(editor, files, { graph: holdGraph(editor), at: [0, 0], card: undefined });
const open = (putMs = 1) =>
  openTestEditor(
    {
      shotgraph: 1,
      nodes: { one: node('graph/inner') },
      graphs: { inner: { nodes: { words: node('text/template') } } },
    },
    () => putMs,
  );
const WITHOUT: readonly Op[] = [
  { op: 'remove-node', id: 'one' },
  { op: 'set-subgraph', name: 'inner' },
];

it('files go into the graph in view as they came, whatever is in view when they are there', async () => {
  const { editor, doc, ui } = open();
  const atTop = take(editor, [png('fox.png')]);
  ui.go([{ subgraph: 'inner', node: 'one' }]);
  ui.select(['words']);
  await atTop;
  expect([...doc.graph.nodes.keys()]).toEqual(['one', 'fox']);
  expect([...doc.graph.graphs.get('inner')!.nodes.keys()]).toEqual(['words']);
  expect([...ui.getState().selectedNodes]).toEqual(['words']);

  const within = take(editor, [png('owl.png')]);
  ui.go([]);
  await within;
  expect([...doc.graph.graphs.get('inner')!.nodes.keys()]).toEqual(['words', 'owl']);
});

it('a subgraph that is gone meanwhile takes no files in, and that is told', async () => {
  const { editor, doc, ui, files, told } = open();
  ui.go([{ subgraph: 'inner', node: 'one' }]);
  const within = take(editor, [png('fox.png'), png('owl.png')]);
  ui.go([]);
  doc.apply(WITHOUT);
  await within;
  expect([doc.graph.nodes.size, files.size]).toEqual([0, 0]);
  expect(told()[0]).toBe('fox.png could not be taken in: The subgraph “inner” is gone');
});

it('a subgraph that goes while its files come is told of, and nothing else changes', async () => {
  const { editor, doc, ui, told } = open(30);
  ui.go([{ subgraph: 'inner', node: 'one' }]);
  const within = take(editor, [png('fox.png')]);
  await new Promise((resolve) => setTimeout(resolve, 10));
  doc.apply(WITHOUT);
  await within;
  expect(doc.graph.nodes.size).toBe(0);
  expect(told()).toEqual(['fox.png could not be taken in: The subgraph “inner” is gone']);
});
