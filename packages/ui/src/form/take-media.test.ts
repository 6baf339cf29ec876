import { expect, it } from 'vitest';
import { node, openTestEditor } from '../media/testing.ts';
import { takeMedia } from './take-media.ts';

const open = () =>
  openTestEditor(
    {
      shotgraph: 1,
      inputs: { looks: { type: 'file[]', default: ['media/a.png'] } },
      nodes: { pictures: { ...node('input/image', { file: { from: 'inputs.looks' } }), each: [['file']] } },
    },
    () => 20,
  );
const png = (name: string) => new File([name], name, { type: 'image/png' });
const field = { name: 'looks', kind: 'image', isList: true, label: 'Looks' } as const;
const pathsOf = ({ doc }: ReturnType<typeof open>) => doc.graph.header.inputs!.looks!.default;

it('files that come one after the other are all there, and what was taken out meanwhile stays out', async () => {
  const opened = open();
  const { editor, doc } = opened;
  const first = takeMedia(editor, field, [png('b.png')]);
  const second = takeMedia(editor, field, [png('c.png')]);
  doc.apply([{ op: 'set-graph-input', name: 'looks', value: { type: 'file[]', default: [] } }]);
  expect(await Promise.all([first, second])).toEqual([[], []]);
  expect(pathsOf(opened)).toEqual(['media/b.png', 'media/c.png']);
});

it('tells of files of another kind, and of a field that is gone', async () => {
  const { editor, doc } = open();
  const [problem] = await takeMedia(editor, field, [new File(['x'], 'x.wav', { type: 'audio/wav' })]);
  expect(problem).toMatch('“x.wav” is not an image');
  const late = takeMedia(editor, field, [png('b.png')]);
  doc.apply([
    { op: 'remove-node', id: 'pictures' },
    { op: 'set-graph-input', name: 'looks' },
  ]);
  expect(await late).toEqual(['The graph does not ask for “Looks” any more']);
});
