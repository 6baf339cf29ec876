import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Image, Number_, Text } from '../ports.ts';
import { areaIssues, colourIssue, frameIssues } from './issues.ts';

/** Puts an image into a larger frame. */
export const padImage = defineNode({
  type: 'transform/pad-image',
  version: 1,
  title: 'Pad image',
  doc: 'Puts an image into a larger frame of one colour.',
  tags: ['border', 'bars', 'canvas', 'letterbox', 'frame', 'picture'],
  effect: 'pure',
  inputs: {
    image: one(Image, 'The image.'),
    width: one(Number_, 'Width of the frame, at least that of the image.', { min: 16, max: 8192, step: 1, unit: 'px' }),
    height: one(Number_, 'Height of the frame, at least that of the image.', {
      min: 16,
      max: 8192,
      step: 1,
      unit: 'px',
    }),
    x: optional(Number_, 'Left edge of the image in the frame; centred when left out.', {
      min: 0,
      max: 8192,
      step: 1,
      unit: 'px',
    }),
    y: optional(Number_, 'Top edge of the image in the frame; centred when left out.', {
      min: 0,
      max: 8192,
      step: 1,
      unit: 'px',
    }),
    colour: one(Text, 'Colour of the frame, #rrggbb.', { default: '#000000' }),
  },
  outputs: { image: out(Image, 'The image in its frame.') },

  check: ({ image, width, height, colour }) => [
    ...frameIssues(image?.info, { width, height }, 'image'),
    ...areaIssues(width, height),
    ...colourIssue(colour),
  ],

  run: ({ image, width, height, colour, x, y }) => ({ image: media.pad(image, width, height, colour, x, y) }),
});
