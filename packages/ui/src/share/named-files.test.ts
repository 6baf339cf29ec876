import { FOLD_TYPE, type GraphDocument } from '@shotgraph/engine';
import { describeRegistry } from '@shotgraph/engine/worker';
import { catalogue } from '@shotgraph/nodes';
import { expect, it } from 'vitest';
import { isNamed, namedFiles } from './named-files.ts';

const types = new Map(describeRegistry(catalogue).map((type) => [type.type, type]));
const node = (type: string, inputs: object, more: object = {}) => ({ type, version: 1, inputs, ...more }) as never;

it('files are named by nodes, one or a list of them, by patterns, defaults and what subgraphs are run with', () => {
  const document: GraphDocument = {
    shotgraph: 1,
    inputs: { face: { type: 'file', default: 'media/face.png' }, line: { type: 'text', default: 'media/no.png' } },
    nodes: {
      one: node('input/image', { file: 'media/one.png' }),
      many: node('input/image', { file: ['media/a.png', 'media/b.png'] }, { each: [['file']] }),
      all: node('list/images', { files: 'refs/day/*.png' }),
      wired: node('input/image', { file: { from: 'inputs.face' } }),
      within: node('graph/look', { picture: 'media/within.png', title: 'media/title.png' }),
      folded: node(FOLD_TYPE, { graph: 'look', picture: ['media/folded.png'] }),
      gone: node('graph/gone', { picture: 'media/gone.png' }),
    },
    graphs: {
      look: {
        inputs: { picture: { type: 'file' }, title: { type: 'text' } },
        nodes: { deep: node('input/image', { file: 'media/deep.png' }) },
      },
    },
  };
  const named = namedFiles(document, (type) => types.get(type));
  expect([...named.paths].sort()).toEqual(
    ['a', 'b', 'deep', 'face', 'folded', 'one', 'within'].map((name) => `media/${name}.png`),
  );
  expect(named.folders).toEqual(['refs/day']);
  expect(['media/within.png', 'refs/day/x.png', 'media/gone.png'].map((path) => isNamed(named, path))).toEqual([
    ...[true, true, false],
  ]);
});

it('paths are those that files are kept under, however they are written', () => {
  const document: GraphDocument = {
    shotgraph: 1,
    nodes: {
      one: node('input/image', { file: './media//one.png' }),
      same: node('input/image', { file: 'media/one.png' }),
      outside: node('input/image', { file: '../one.png' }),
      all: node('list/images', { files: './refs/./day/*.png' }),
    },
  };
  const named = namedFiles(document, (type) => types.get(type));
  expect(named).toEqual({ paths: ['media/one.png', '../one.png'], folders: ['refs/day'] });
  const outside = { ...document, nodes: { all: node('list/images', { files: '../*.png' }) } };
  expect(namedFiles(outside, (type) => types.get(type)).folders).toEqual(['..']);
  const everything = { ...document, nodes: { all: node('list/images', { files: './*.png' }) } };
  expect(namedFiles(everything, (type) => types.get(type)).folders).toEqual(['']);
});
