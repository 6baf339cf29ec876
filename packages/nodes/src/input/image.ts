import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { File_, Image } from '../ports.ts';
import { kindIssues } from './files.ts';

/** An image file beside the graph. A changed file is a changed input. */
export const inputImage = defineNode({
  type: 'input/image',
  version: 1,
  title: 'Image file',
  doc: 'A picture beside the graph: PNG, JPEG, WebP, GIF or BMP.',
  tags: ['photo', 'picture', 'reference', 'still', 'load', 'open'],
  effect: 'pure',
  inputs: { file: one(File_, 'Path relative to the graph, for example media/fox.png.') },
  outputs: { image: out(Image, 'What the file holds.') },

  check: ({ file }) => kindIssues(file, 'image'),

  run({ file }) {
    const { facts } = file;
    if (facts.kind !== 'image') throw new TypeError(`"${file.name}" is ${facts.kind}, not image`);
    return { image: { ...media.asset(file.hash, facts), bytes: file.bytes } };
  },
});
