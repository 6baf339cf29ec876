import { expect, it } from 'vitest';
import { node, openTestEditor } from '../media/testing.ts';
import { pinTake } from './pin.ts';

const media = { hash: 'a'.repeat(64), kind: 'video' } as const;
const open = () =>
  openTestEditor({
    shotgraph: 1,
    nodes: { one: node('graph/inner'), shot: node('generate/video') },
    graphs: { inner: { nodes: { shot: node('generate/video') } } },
  });

it('the node is pinned whose take was chosen, whatever is in view when the file is there', async () => {
  const { editor, doc, ui, files } = open();
  const done = pinTake(editor, 'shot', 2, media);
  ui.go([{ subgraph: 'inner', node: 'one' }]);
  await done;
  expect(doc.findNode('shot')!.inputs).toEqual({ pinned: 'media/shot-take-2-aaaaaaaa.mp4' });
  expect(doc.findNode('shot', 'inner')!.inputs).toEqual({});
  expect([...files.keys()]).toEqual(['media/shot-take-2-aaaaaaaa.mp4']);
});

it.each([
  ['a node', [{ op: 'remove-node', id: 'shot', graph: 'inner' }], '“shot” is gone'],
  [
    'a subgraph',
    [
      { op: 'remove-node', id: 'one' },
      { op: 'set-subgraph', name: 'inner' },
    ],
    'The subgraph “inner” is gone',
  ],
] as const)('%s that is gone meanwhile is not pinned, and no file is kept for it', async (_, ops, message) => {
  const { editor, doc, ui, files } = open();
  ui.go([{ subgraph: 'inner', node: 'one' }]);
  const done = pinTake(editor, 'shot', 2, media);
  ui.go([]);
  doc.apply(ops);
  await expect(done).rejects.toThrow(message);
  expect(files.size).toBe(0);
  expect(doc.findNode('shot')!.inputs).toEqual({});
});
