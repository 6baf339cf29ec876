import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, Number_, Text, Video } from '../ports.ts';
import { colourIssue } from './issues.ts';

/** Gives a clip another size, and if wanted another frame rate. */
export const resize = defineNode({
  type: 'transform/resize',
  version: 1,
  title: 'Resize',
  doc: 'Gives a clip an exact size: whole with bars, filling with edges lost, or stretched. Can change the frame rate too.',
  tags: ['scale', 'size', 'letterbox', 'aspect', 'ratio', 'fps', 'frame rate', 'fit', 'fill'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    width: one(Number_, 'Width of the result, rounded to an even number.', {
      default: 1280,
      min: 16,
      max: 4096,
      step: 2,
      unit: 'px',
    }),
    height: one(Number_, 'Height of the result, rounded to an even number.', {
      default: 720,
      min: 16,
      max: 4096,
      step: 2,
      unit: 'px',
    }),
    mode: one(
      choice('fit', 'fill', 'stretch'),
      'fit keeps all of the picture, fill leaves no bars, stretch distorts.',
      { default: 'fit' },
    ),
    colour: one(Text, 'Colour of the bars, #rrggbb.', { default: '#000000' }),
    fps: optional(Number_, 'Frame rate of the result; the clip keeps its own when left out.', {
      min: 1,
      max: 120,
      unit: 'fps',
    }),
  },
  outputs: { video: out(Video, 'The clip at the new size.') },

  check: ({ colour }) => colourIssue(colour),

  run({ video, width, height, mode, colour, fps }) {
    const sized = media.resize(video, width, height, mode, colour);
    return { video: fps === undefined ? sized : media.changeRate(sized, fps) };
  },
});
