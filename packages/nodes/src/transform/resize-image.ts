import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, Image, Number_, Text } from '../ports.ts';
import { areaIssues, colourIssue } from './issues.ts';

/** Gives an image another size. */
export const resizeImage = defineNode({
  type: 'transform/resize-image',
  version: 1,
  title: 'Resize image',
  doc: 'Gives an image an exact size: whole with bars, filling with edges lost, or stretched.',
  tags: ['scale', 'size', 'letterbox', 'aspect', 'ratio', 'fit', 'fill', 'picture'],
  effect: 'pure',
  inputs: {
    image: one(Image, 'The image.'),
    width: one(Number_, 'Width of the result.', { default: 1280, min: 16, max: 8192, step: 1, unit: 'px' }),
    height: one(Number_, 'Height of the result.', { default: 720, min: 16, max: 8192, step: 1, unit: 'px' }),
    mode: one(
      choice('fit', 'fill', 'stretch'),
      'fit keeps all of the picture, fill leaves no bars, stretch distorts.',
      { default: 'fit' },
    ),
    colour: one(Text, 'Colour of the bars, #rrggbb.', { default: '#000000' }),
  },
  outputs: { image: out(Image, 'The image at the new size.') },

  check: ({ width, height, colour }) => [...areaIssues(width, height), ...colourIssue(colour)],

  run: ({ image, width, height, mode, colour }) => ({ image: media.resize(image, width, height, mode, colour) }),
});
