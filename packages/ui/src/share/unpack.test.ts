import { formatDocument, type GraphDocument } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { describe, expect, it } from 'vitest';
import { openTestEditor } from '../media/testing.ts';
import { gather, makePack } from './pack.ts';
import { unpack } from './unpack.ts';
import { writeZip } from './write-zip.ts';

const port = (name: string) => ({ type: { name } });
const TYPES: { readonly [type: string]: NodeTypeData } = {
  'input/image': { inputs: { file: port('file') } } as never,
  'list/images': { inputs: { files: port('files') } } as never,
};
const typeOf = (type: string) => TYPES[type];

const document: GraphDocument = {
  shotgraph: 1,
  inputs: { logo: { type: 'file', default: 'media/logo.png' } },
  nodes: {
    fox: { type: 'input/image', version: 1, inputs: { file: 'media/fox.png' } },
    refs: { type: 'list/images', version: 1, inputs: { files: 'media/refs/*.png' } },
  },
};
const text = formatDocument(document);
const png = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])]);
const pack = (files: readonly { readonly path: string; readonly bytes: Blob }[]) =>
  makePack({ text, files, stripped: [], missing: [] }, undefined);

describe('a document with its media', () => {
  it('comes out as it went in: by path, by pattern, by graph input', async () => {
    const paths = ['media/fox.png', 'media/refs/a.png', 'media/logo.png'];
    const unpacked = await unpack(await pack(paths.map((path) => ({ path, bytes: png }))), typeOf);
    expect(unpacked.text).toBe(text);
    expect(unpacked.files.map(({ path }) => path)).toEqual(paths);
    expect(unpacked).toMatchObject({ left: [], results: undefined });
  });

  it('brings results with it when asked to', async () => {
    const result = { outputs: {}, assets: ['ab'], elapsedMs: 1, at: '2030-01-01T00:00:00Z' };
    const kept = { results: [{ key: 'k', result }], assets: [{ hash: 'ab', bytes: png }] };
    const { results } = await unpack(await makePack({ text, files: [], stripped: [], missing: [] }, kept), typeOf);
    expect(results?.given).toEqual(kept.results);
    expect(results?.assets.map(({ hash, bytes }) => [hash, bytes.size])).toEqual([['ab', png.size]]);
  });

  it('is found in a folder too, as it is after packing by hand', async () => {
    const zip = await writeZip([
      { name: '__MACOSX/._graph.json', bytes: new Blob(['x']) },
      { name: 'film/media/fox.png', bytes: png },
      { name: 'film/graph.json', bytes: new Blob([text]) },
    ]);
    expect((await unpack(zip, typeOf)).files.map(({ path }) => path)).toEqual(['media/fox.png']);
  });

  it('leaves out what the document does not name', async () => {
    const { files, left } = await unpack(await pack([{ path: 'setup.exe', bytes: png }]), typeOf);
    expect({ files, left }).toEqual({ files: [], left: ['setup.exe'] });
  });

  it.each([
    [
      'what is not what its name says',
      [{ path: 'media/fox.png', bytes: new Blob(['<html>']) }],
      'not what its name says',
    ],
  ])('refuses %s', async (_, files, message) => {
    await expect(unpack(await pack(files), typeOf)).rejects.toThrow(message);
  });

  it('leaves out what is of no kind it knows, and tells of it', async () => {
    const given = ['media/fox.png', 'media/refs/a.svg'].map((path) => ({ path, bytes: png }));
    const { files, left, unknown } = await unpack(await pack(given), typeOf);
    expect(files.map(({ path }) => path)).toEqual(['media/fox.png']);
    expect({ left, unknown }).toEqual({ left: [], unknown: ['media/refs/a.svg'] });
  });

  it.each([
    ['in a folder called like that of results', 'assets/fox.png', 'assets/fox.png'],
    ['called like a result', `assets/${'a'.repeat(64)}`, `assets/${'a'.repeat(64)}`],
    ['written the long way', './media//fox.png', 'media/fox.png'],
    ['of another script', 'media/東京.png', 'media/東京.png'],
    ['of a picture without an ending', 'media/png-2', 'media/png-2'],
    ['of a kind that few browsers show', 'media/fox.AVIF', 'media/fox.AVIF'],
  ])('comes out with files %s', async (_, named, path) => {
    const bytes = path.endsWith('AVIF') ? new Blob(['\0\0\0\x20ftypavif']) : png;
    const { editor, files } = openTestEditor({
      shotgraph: 1,
      nodes: { fox: { type: 'input/image', version: 1, inputs: { file: named } } },
    });
    files.set(path, bytes);
    const packing = await gather(editor);
    expect(packing.missing).toEqual([]);
    const unpacked = await unpack(await makePack(packing, undefined), typeOf);
    expect(unpacked.files.map((file) => [file.path, file.bytes.size])).toEqual([[path, bytes.size]]);
    expect(unpacked).toMatchObject({ left: [], unknown: [] });
  });

  it('keeps results apart from files of a document that names all there are', async () => {
    const hash = 'b'.repeat(64);
    const result = { outputs: {}, assets: [hash], elapsedMs: 1, at: '2030-01-01T00:00:00Z' };
    const kept = { results: [{ key: 'k', result }], assets: [{ hash, bytes: png }] };
    const all = formatDocument({
      shotgraph: 1,
      nodes: { all: { type: 'list/images', version: 1, inputs: { files: '*.png' } } },
    });
    const zip = await makePack(
      { text: all, files: [{ path: 'fox.png', bytes: png }], stripped: [], missing: [] },
      kept,
    );
    const { files, results } = await unpack(zip, typeOf);
    expect([files, results!.assets].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('finds names as systems spell them that take letters apart', async () => {
    const spelt = (form: string) => 'media/café ガ.png'.normalize(form);
    const text = formatDocument({
      shotgraph: 1,
      nodes: { fox: { type: 'input/image', version: 1, inputs: { file: spelt('NFC') } } },
    });
    const zip = await writeZip([
      { name: 'graph.json', bytes: new Blob([text]) },
      { name: spelt('NFD'), bytes: png },
    ]);
    expect((await unpack(zip, typeOf)).files.map(({ path }) => path)).toEqual([spelt('NFC')]);
  });

  it('refuses archives without a document, and documents that are none', async () => {
    await expect(unpack(await writeZip([{ name: 'a.png', bytes: png }]), typeOf)).rejects.toThrow('no graph.json');
    const broken = await writeZip([{ name: 'graph.json', bytes: new Blob(['{ "shotgraph": 1, oops']) }]);
    await expect(unpack(broken, typeOf)).rejects.toThrow('not JSON');
    const newer = await writeZip([{ name: 'graph.json', bytes: new Blob(['{ "shotgraph": 99, "nodes": {} }']) }]);
    await expect(unpack(newer, typeOf)).rejects.toThrow('update Shotgraph');
  });
});
