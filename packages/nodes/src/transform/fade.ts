import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Seconds, Text, Video } from '../ports.ts';
import { colourIssue } from './issues.ts';

/** Fades a clip in and out, its sound too. */
export const fade = defineNode({
  type: 'transform/fade',
  version: 1,
  title: 'Fade',
  doc: 'Fades a clip in from and out to a colour, and its sound from and to silence.',
  tags: ['fade in', 'fade out', 'black', 'dip'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    in: one(Seconds, 'Length of the fade at the start; 0 for none.', { default: 0.5, min: 0, max: 30 }),
    out: one(Seconds, 'Length of the fade at the end; 0 for none.', { default: 0.5, min: 0, max: 30 }),
    colour: one(Text, 'Colour faded from and to, #rrggbb.', { default: '#000000' }),
  },
  outputs: { video: out(Video, 'The faded clip.') },

  check: ({ video, in: into, out: outOf, colour }) => [
    ...colourIssue(colour),
    ...(video && into !== undefined && outOf !== undefined && into + outOf > video.info.seconds
      ? [
          {
            input: 'out',
            severity: 'warning' as const,
            message: `the fades of ${into} s and ${outOf} s overlap in a clip of ${video.info.seconds} s; shorten one`,
          },
        ]
      : []),
  ],

  run: ({ video, in: into, out: outOf, colour }) => ({ video: media.fade(video, into, outOf, colour) }),
});
