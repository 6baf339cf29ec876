import { defineNode, listOf, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Image, Text } from '../ports.ts';
import { Files, filesIssues, stems } from './files.ts';

/** Every image file that matches a pattern. A changed, new or removed file is a changed input. */
export const listImages = defineNode({
  type: 'list/images',
  version: 1,
  title: 'Image files',
  doc: 'The pictures in a folder, by a pattern of their names.',
  tags: ['photos', 'pictures', 'folder', 'glob', 'load', 'open', 'batch'],
  effect: 'pure',
  inputs: {
    files: one(
      Files,
      'Pattern of paths relative to the graph, for example media/refs/*.png: * is any characters, ? one, ** any folders, {a,b} either.',
    ),
  },
  outputs: {
    images: out(listOf(Image), 'What the files hold, in the order of their paths.'),
    names: out(listOf(Text), 'Names of the files without folder and ending, in the same order.'),
  },

  check: ({ files }) => filesIssues(files, 'image'),

  run({ files }) {
    const images = files.map(({ hash, name, bytes, facts }) => {
      if (facts.kind !== 'image') throw new TypeError(`"${name}" is ${facts.kind}, not image`);
      return { ...media.asset(hash, facts), bytes };
    });
    return { images, names: stems(files) };
  },
});
