import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Number_, Text, Video } from '../ports.ts';
import { colourIssue, frameIssues } from './issues.ts';

/** Puts a clip into a larger frame. */
export const pad = defineNode({
  type: 'transform/pad',
  version: 1,
  title: 'Pad',
  doc: 'Puts the picture into a larger frame of one colour.',
  tags: ['border', 'bars', 'canvas', 'letterbox', 'frame'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    width: one(Number_, 'Width of the frame, at least that of the picture.', {
      min: 16,
      max: 8192,
      step: 2,
      unit: 'px',
    }),
    height: one(Number_, 'Height of the frame, at least that of the picture.', {
      min: 16,
      max: 8192,
      step: 2,
      unit: 'px',
    }),
    x: optional(Number_, 'Left edge of the picture in the frame; centred when left out.', {
      min: 0,
      max: 8192,
      step: 2,
      unit: 'px',
    }),
    y: optional(Number_, 'Top edge of the picture in the frame; centred when left out.', {
      min: 0,
      max: 8192,
      step: 2,
      unit: 'px',
    }),
    colour: one(Text, 'Colour of the frame, #rrggbb.', { default: '#000000' }),
  },
  outputs: { video: out(Video, 'The picture in its frame.') },

  check: ({ video, width, height, colour }) => [
    ...frameIssues(video?.info, { width, height }, 'clip'),
    ...colourIssue(colour),
  ],

  run: ({ video, width, height, colour, x, y }) => ({ video: media.pad(video, width, height, colour, x, y) }),
});
