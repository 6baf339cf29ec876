import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, File_ } from '../ports.ts';
import { kindIssues } from './files.ts';

/** A sound file beside the graph. A changed file is a changed input. */
export const inputAudio = defineNode({
  type: 'input/audio',
  version: 1,
  title: 'Audio file',
  doc: 'A sound beside the graph: WAV, MP3, M4A, OGG or FLAC.',
  tags: ['sound', 'music', 'voice', 'load', 'open'],
  effect: 'pure',
  inputs: { file: one(File_, 'Path relative to the graph, for example media/music.mp3.') },
  outputs: { audio: out(Audio, 'What the file holds.') },

  check: ({ file }) => kindIssues(file, 'audio'),

  run({ file }) {
    const { facts } = file;
    if (facts.kind !== 'audio') throw new TypeError(`"${file.name}" is ${facts.kind}, not audio`);
    return { audio: { ...media.asset(file.hash, facts), bytes: file.bytes } };
  },
});
