import { formatDocument } from '@shotgraph/engine';
import { expect, it } from 'vitest';
import { openTestEditor } from '../media/testing.ts';
import { openShared } from './open-shared.ts';
import { makePack } from './pack.ts';

it('tells of files of an archive that are left out, and why', async () => {
  const { editor, files } = openTestEditor({ shotgraph: 1, nodes: {} });
  const { workspace, catalogue } = editor;
  const opening = { ...workspace, engine: { ...workspace.engine, catalogue } } as typeof workspace;
  const text = formatDocument({
    shotgraph: 1,
    nodes: { fox: { type: 'input/image', version: 1, inputs: { file: 'media/fox.psd' } } },
  });
  const given = ['media/fox.psd', 'setup.exe', 'setup.dll'].map((path) => ({ path, bytes: new Blob(['x']) }));
  const archive = await makePack({ text, files: given, stripped: [], missing: [] }, undefined);
  const { document, note } = await openShared(opening, new File([archive], 'film.zip'), (text) => ({
    ...{ id: 'film', title: '', text, savedAt: 0 },
  }));
  expect([document.text, files.size]).toEqual([text, 0]);
  expect(note!.split('\n')).toEqual([
    'One file of the archive that is of no kind known here was left out: media/fox.psd',
    '2 files of the archive that the graph does not name were left out: setup.exe, setup.dll',
  ]);
});
