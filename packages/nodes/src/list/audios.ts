import { defineNode, listOf, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, Text } from '../ports.ts';
import { Files, filesIssues, stems } from './files.ts';

/** Every sound file that matches a pattern. A changed, new or removed file is a changed input. */
export const listAudios = defineNode({
  type: 'list/audios',
  version: 1,
  title: 'Audio files',
  doc: 'The sounds in a folder, by a pattern of their names.',
  tags: ['sounds', 'music', 'voices', 'folder', 'glob', 'load', 'open', 'batch'],
  effect: 'pure',
  inputs: {
    files: one(
      Files,
      'Pattern of paths relative to the graph, for example media/music/*.mp3: * is any characters, ? one, ** any folders, {a,b} either.',
    ),
  },
  outputs: {
    audios: out(listOf(Audio), 'What the files hold, in the order of their paths.'),
    names: out(listOf(Text), 'Names of the files without folder and ending, in the same order.'),
  },

  check: ({ files }) => filesIssues(files, 'audio'),

  run({ files }) {
    const audios = files.map(({ hash, name, bytes, facts }) => {
      if (facts.kind !== 'audio') throw new TypeError(`"${name}" is ${facts.kind}, not audio`);
      return { ...media.asset(hash, facts), bytes };
    });
    return { audios, names: stems(files) };
  },
});
