import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Image, Number_, Video } from '../ports.ts';

/** Shows a whole clip at a glance. */
export const contactSheet = defineNode({
  type: 'transform/contact-sheet',
  version: 1,
  title: 'Contact sheet',
  doc: 'Lays frames spread over a clip out as a grid, read row by row.',
  tags: ['storyboard', 'thumbnails', 'grid', 'overview', 'tile'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    columns: one(Number_, 'Frames beside each other.', { default: 4, min: 1, max: 12, step: 1 }),
    rows: one(Number_, 'Frames below each other.', { default: 3, min: 1, max: 12, step: 1 }),
    width: one(Number_, 'Width of each frame.', { default: 320, min: 32, max: 1280, step: 2, unit: 'px' }),
  },
  outputs: { image: out(Image, 'The sheet.') },

  run: ({ video, columns, rows, width }) => ({ image: media.contactSheet(video, columns, rows, width) }),
});
