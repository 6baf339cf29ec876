import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Number_, Video } from '../ports.ts';

/** Cuts a rectangle out of every frame of a clip. */
export const crop = defineNode({
  type: 'transform/crop',
  version: 1,
  title: 'Crop',
  doc: 'Keeps a rectangle of the picture. What lies outside the picture is left away.',
  tags: ['cut', 'reframe', 'region', 'rectangle'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    x: one(Number_, 'Left edge of the rectangle.', { default: 0, min: 0, max: 8192, step: 2, unit: 'px' }),
    y: one(Number_, 'Top edge of the rectangle.', { default: 0, min: 0, max: 8192, step: 2, unit: 'px' }),
    width: one(Number_, 'Width of the rectangle, rounded to an even number.', {
      min: 16,
      max: 8192,
      step: 2,
      unit: 'px',
    }),
    height: one(Number_, 'Height of the rectangle, rounded to an even number.', {
      min: 16,
      max: 8192,
      step: 2,
      unit: 'px',
    }),
  },
  outputs: { video: out(Video, 'The rectangle.') },

  check: ({ video, x, y }) => {
    if (video === undefined) return [];
    const { width, height } = video.info;
    return [
      ...(x !== undefined && x >= width
        ? [{ input: 'x', message: `x ${x} is right of the picture, which is ${width} wide; lower it` }]
        : []),
      ...(y !== undefined && y >= height
        ? [{ input: 'y', message: `y ${y} is below the picture, which is ${height} high; lower it` }]
        : []),
    ];
  },

  run: ({ video, x, y, width, height }) => ({ video: media.crop(video, x, y, width, height) }),
});
