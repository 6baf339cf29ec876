import { afterEach, expect, it, vi } from 'vitest';
import { keepFile, putFile } from './keep-file.ts';
import { openTestEditor } from './testing.ts';

afterEach(() => vi.unstubAllGlobals());

/** What is put first is there last. */
const open = () => openTestEditor({ shotgraph: 1, nodes: {} }, ({ size }) => (size > 5 ? 20 : 1));
const textsIn = async (files: ReadonlyMap<string, Blob>) =>
  Object.fromEntries(await Promise.all([...files].map(async ([path, bytes]) => [path, await bytes.text()])));

it.each([
  ['with', {}],
  ['without', { navigator: {} }],
])('files of one name that come at once stay apart, %s locks between tabs', async (_, globals) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  const { editor, files } = open();
  const clip = (text: string) => new File([text], 'C0001.mp4');
  const kept = await Promise.all(['first clip', 'clip', 'first clip'].map((text) => keepFile(editor, clip(text))));
  expect(kept).toEqual(['media/C0001.mp4', 'media/C0001-2.mp4', 'media/C0001.mp4']);
  expect(await textsIn(files)).toEqual({ 'media/C0001.mp4': 'first clip', 'media/C0001-2.mp4': 'clip' });
});

it('a missed file keeps others from its path while it comes', async () => {
  const { editor, files } = open();
  const missed = putFile(editor, new File(['missed one'], 'fox.png'), 'media/fox.png');
  expect(await keepFile(editor, new File(['other'], 'fox.png'))).toBe('media/fox-2.png');
  await missed;
  expect(await textsIn(files)).toEqual({ 'media/fox.png': 'missed one', 'media/fox-2.png': 'other' });
});

it('a file that cannot be kept holds up no other', async () => {
  const { editor } = open();
  const { remote } = editor.workspace.engine;
  const list = vi.spyOn(remote, 'listFiles').mockRejectedValueOnce(new Error('full'));
  const [first, second] = await Promise.allSettled(
    ['a', 'b'].map((text) => keepFile(editor, new File([text], 'x.png'))),
  );
  expect([first!.status, second!.status, list.mock.calls.length]).toEqual(['rejected', 'fulfilled', 2]);
});

it.each([
  ['東京.png', 'media/東京.png'],
  ['фото 2.JPG', 'media/фото-2.JPG'],
  ['Ελλάδα.mp4'.normalize('NFD'), 'media/Ελλάδα.mp4'],
  ['हिन्दी.wav', 'media/हिन्दी.wav'],
  ['.png', 'media/image.png'],
  ['🦊🦊.png', 'media/image.png'],
  ['../../etc/pass wd?.png', 'media/etc-pass-wd.png'],
  ['IMG (1).final.png', 'media/IMG-1.final.png'],
  ['notes', 'media/notes'],
  ['…', 'media/file'],
  [`${'長'.repeat(200)}.png`, `media/${'長'.repeat(76)}.png`],
])('%j is kept as %j', async (name, path) => {
  const { editor } = open();
  expect(await keepFile(editor, new File(['x'], name))).toBe(path);
});
