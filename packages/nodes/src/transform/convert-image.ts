import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, Image, Text } from '../ports.ts';
import { colourIssue } from './issues.ts';

/** Stores an image in another format. */
export const convertImage = defineNode({
  type: 'transform/convert-image',
  version: 1,
  title: 'Convert image',
  doc: 'Stores an image as PNG, which loses nothing, or as JPEG, which is smaller.',
  tags: ['png', 'jpg', 'jpeg', 'format', 'compress', 'flatten'],
  effect: 'pure',
  inputs: {
    image: one(Image, 'The image.'),
    format: one(choice('jpg', 'png'), 'jpg is small, png is exact and keeps transparency.', { default: 'jpg' }),
    colour: one(Text, 'What shows through transparent parts of a jpg, #rrggbb.', { default: '#ffffff' }),
  },
  outputs: { image: out(Image, 'The image in that format.') },

  check: ({ colour }) => colourIssue(colour),

  run: ({ image, format, colour }) => ({ image: media.convertImage(image, format, colour) }),
});
