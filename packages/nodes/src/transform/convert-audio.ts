import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, choice } from '../ports.ts';

/** Stores a sound in another format. */
export const convertAudio = defineNode({
  type: 'transform/convert-audio',
  version: 1,
  title: 'Convert audio',
  doc: 'Stores a sound as MP3, which is small, or as WAV, which loses nothing.',
  tags: ['mp3', 'wav', 'format', 'compress', 'sound'],
  effect: 'pure',
  inputs: {
    audio: one(Audio, 'The sound.'),
    format: one(choice('mp3', 'wav'), 'mp3 is small, wav is exact.', { default: 'mp3' }),
  },
  outputs: { audio: out(Audio, 'The sound in that format.') },

  run: ({ audio, format }) => ({ audio: media.convertAudio(audio, format) }),
});
