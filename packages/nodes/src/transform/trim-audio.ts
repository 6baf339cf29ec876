import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, Seconds } from '../ports.ts';
import { spanIssues } from './issues.ts';

/** Cuts a sound, and fades its ends so that the cut does not click. */
export const trimAudio = defineNode({
  type: 'transform/trim-audio',
  version: 1,
  title: 'Trim audio',
  doc: 'Keeps a part of a sound, with fades at its ends if wanted.',
  tags: ['cut', 'shorten', 'music', 'fade'],
  effect: 'pure',
  inputs: {
    audio: one(Audio, 'The sound.'),
    start: one(Seconds, 'First instant kept.', { default: 0, min: 0 }),
    end: optional(Seconds, 'First instant dropped; the end of the sound when left out.', { min: 0 }),
    fadeIn: one(Seconds, 'Length of the fade at the start.', { default: 0, min: 0, max: 60 }),
    fadeOut: one(Seconds, 'Length of the fade at the end.', { default: 0, min: 0, max: 60 }),
  },
  outputs: { audio: out(Audio, 'The part from start to end.') },

  check: ({ start, end }) => spanIssues(start, end, undefined),

  run: ({ audio, start, end, fadeIn, fadeOut }) => ({
    audio: media.fadeAudio(media.trimAudio(audio, start, end), fadeIn, fadeOut),
  }),
});
