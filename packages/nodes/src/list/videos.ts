import { defineNode, listOf, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Text, Video } from '../ports.ts';
import { Files, filesIssues, stems } from './files.ts';

/** Every clip that matches a pattern. A changed, new or removed file is a changed input. */
export const listVideos = defineNode({
  type: 'list/videos',
  version: 1,
  title: 'Video files',
  doc: 'The clips in a folder, by a pattern of their names.',
  tags: ['clips', 'footage', 'takes', 'folder', 'glob', 'load', 'open', 'batch'],
  effect: 'pure',
  inputs: {
    files: one(
      Files,
      'Pattern of paths relative to the graph, for example media/takes/*.mp4: * is any characters, ? one, ** any folders, {a,b} either.',
    ),
  },
  outputs: {
    videos: out(listOf(Video), 'What the files hold, in the order of their paths.'),
    names: out(listOf(Text), 'Names of the files without folder and ending, in the same order.'),
  },

  check: ({ files }) => filesIssues(files, 'video'),

  run({ files }) {
    const videos = files.map(({ hash, name, bytes, facts }) => {
      if (facts.kind !== 'video') throw new TypeError(`"${name}" is ${facts.kind}, not video`);
      return { ...media.asset(hash, facts), bytes };
    });
    return { videos, names: stems(files) };
  },
});
