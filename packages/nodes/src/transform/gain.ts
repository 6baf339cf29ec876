import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, Decibels } from '../ports.ts';

/** Makes a sound louder or softer by a fixed amount. */
export const gain = defineNode({
  type: 'transform/gain',
  version: 1,
  title: 'Gain',
  doc: 'Makes a sound louder or softer by a fixed amount.',
  tags: ['volume', 'level', 'louder', 'quieter'],
  effect: 'pure',
  inputs: {
    audio: one(Audio, 'The sound.'),
    gain: one(Decibels, '+6 is about twice the amplitude, -6 half of it.', {
      default: 0,
      min: -60,
      max: 30,
      step: 0.5,
    }),
  },
  outputs: { audio: out(Audio, 'The sound at its new level.') },

  run: ({ audio, gain: decibels }) => ({ audio: media.gain(audio, decibels) }),
});
