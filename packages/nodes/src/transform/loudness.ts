import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, Number_ } from '../ports.ts';

/** Brings a sound to a loudness, as broadcasters and platforms ask for. */
export const loudness = defineNode({
  type: 'transform/loudness',
  version: 1,
  title: 'Loudness',
  doc: 'Brings a sound to a loudness (EBU R 128). It is measured first, then moved as a whole; only peaks are held down.',
  tags: ['normalize', 'normalise', 'LUFS', 'level', 'R128', 'broadcast', 'limiter'],
  effect: 'pure',
  inputs: {
    audio: one(Audio, 'The sound.'),
    target: one(Number_, 'Loudness wanted: -14 to -16 for the web, -23 for television.', {
      default: -16,
      min: -40,
      max: -8,
      step: 0.5,
      unit: 'LUFS',
    }),
    peak: one(Number_, 'Highest true peak.', { default: -1, min: -9, max: 0, step: 0.5, unit: 'dBTP' }),
  },
  outputs: { audio: out(Audio, 'The levelled sound.') },

  run: ({ audio, target, peak }) => ({ audio: media.loudness(audio, target, peak) }),
});
