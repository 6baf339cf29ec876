import type { GraphDocument } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { describe, expect, it } from 'vitest';
import { createUploads } from './upload-files.ts';

const typeOf = () =>
  ({ inputs: { file: { type: { name: 'file' } }, files: { type: { name: 'files' } } } }) as unknown as NodeTypeData;
const naming = (...inputs: readonly object[]): GraphDocument => ({
  shotgraph: 1,
  nodes: Object.fromEntries(inputs.map((each, i) => [`n${i}`, { type: 'x', version: 1, inputs: each as never }])),
});

function setup(document: GraphDocument, files: { [path: string]: string }) {
  const there = new Map<string, string>();
  const asked: string[][] = [];
  let current = document;
  const uploads = createUploads(
    () => current,
    typeOf,
    {
      list: async (folder) => Object.keys(files).filter((path) => path.startsWith(folder)),
      async hashOf(path) {
        if (files[path] === undefined) throw new Error('no such file');
        return `hash of ${files[path]}`;
      },
      bytesOf: async (hash) => new Blob([hash.slice('hash of '.length)]),
    },
    {
      async wanted(wanted) {
        asked.push(Object.keys(wanted));
        return Object.keys(wanted).filter((path) => there.get(path) !== wanted[path]);
      },
      put: async (path, hash) => void there.set(path, hash),
    },
  );
  return { uploads, there, asked, become: (next: GraphDocument) => (current = next) };
}

describe('files of a document that runs on the server', () => {
  it('are sent where they are not there yet, those of patterns too; what is missing here is left out', async () => {
    const files = { 'media/a.png': 'a', 'refs/b.png': 'b', 'refs/c.png': 'c', 'other.png': 'o' };
    const { uploads, there } = setup(
      naming({ file: 'media/a.png' }, { file: 'none.png' }, { files: 'refs/*.png' }),
      files,
    );
    await uploads.sync();
    expect(Object.fromEntries(there)).toEqual({
      'media/a.png': 'hash of a',
      'refs/b.png': 'hash of b',
      'refs/c.png': 'hash of c',
    });
  });

  it('are looked at again when other files are named or one was put, and not for edits of other things', async () => {
    const files: { [path: string]: string } = { 'a.png': 'a', 'b.png': 'b' };
    const { uploads, there, asked, become } = setup(naming({ file: 'a.png' }), files);
    await uploads.sync();
    await uploads.sync();
    uploads.note([{ op: 'set-input', node: 'n0', input: 'text', value: 'words' }]);
    await uploads.sync();
    expect(asked).toEqual([['a.png']]);
    become(naming({ file: 'b.png' }));
    uploads.note([{ op: 'set-input', node: 'n0', input: 'file', value: 'b.png' }]);
    await uploads.sync();
    expect(asked).toEqual([['a.png'], ['b.png']]);
    files['b.png'] = 'another b';
    uploads.note();
    await uploads.sync();
    expect(there.get('b.png')).toBe('hash of another b');
  });

  it('are tried again after it failed', async () => {
    const { uploads, there } = setup(naming({ file: 'a.png' }), { 'a.png': 'a' });
    const set = there.set.bind(there);
    there.set = () => {
      throw new Error('away');
    };
    await expect(uploads.sync()).rejects.toThrow('away');
    there.set = set;
    await uploads.sync();
    expect(there.size).toBe(1);
  });
});
