import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { File_, Video } from '../ports.ts';
import { kindIssues } from './files.ts';

/** A clip beside the graph. A changed file is a changed input. */
export const inputVideo = defineNode({
  type: 'input/video',
  version: 1,
  title: 'Video file',
  doc: 'A clip beside the graph: MP4, MOV, WebM or MKV.',
  tags: ['clip', 'footage', 'movie', 'load', 'open'],
  effect: 'pure',
  inputs: { file: one(File_, 'Path relative to the graph, for example media/street.mp4.') },
  outputs: { video: out(Video, 'What the file holds.') },

  check: ({ file }) => kindIssues(file, 'video'),

  run({ file }) {
    const { facts } = file;
    if (facts.kind !== 'video') throw new TypeError(`"${file.name}" is ${facts.kind}, not video`);
    return { video: { ...media.asset(file.hash, facts), bytes: file.bytes } };
  },
});
