import { defineNode, many, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, Numbers, Seconds } from '../ports.ts';

/** Adds sounds up, each with its own level and start. */
export const mixAudio = defineNode({
  type: 'transform/mix-audio',
  version: 1,
  title: 'Mix audio',
  doc: 'Plays several sounds at once, each with its own level and start. Levels are kept as they are.',
  tags: ['music', 'layer', 'combine', 'soundtrack', 'voice over'],
  effect: 'pure',
  inputs: {
    audios: many(Audio, 'The sounds.', { min: 1, max: 32 }),
    gains: optional(Numbers, 'Level of each sound in dB, in their order; 0 where left out.'),
    starts: optional(Numbers, 'When each sound starts, seconds, in their order; 0 where left out.'),
    seconds: optional(Seconds, 'Length of the mix; until the last sound ends when left out.', {
      min: 0.05,
      max: 10_800,
    }),
  },
  outputs: { audio: out(Audio, 'The mix.') },

  check: ({ gains, starts }) => [
    ...(starts?.some((start) => start < 0)
      ? [
          {
            input: 'starts',
            message: `starts ${JSON.stringify(starts)} must be 0 or more; trim the sound to begin within it`,
          },
        ]
      : []),
    ...(gains?.some((gain) => Math.abs(gain) > 60)
      ? [{ input: 'gains', message: `gains ${JSON.stringify(gains)} must be from -60 to 60 dB` }]
      : []),
  ],

  run: ({ audios, gains, starts, seconds }) => ({
    audio: media.mixAudio(audios, {
      ...(gains && { gains }),
      ...(starts && { starts }),
      ...(seconds !== undefined && { seconds }),
    }),
  }),
});
