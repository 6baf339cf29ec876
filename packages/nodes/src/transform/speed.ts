import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Number_, Video } from '../ports.ts';

/** Plays a clip faster or slower. */
export const speed = defineNode({
  type: 'transform/speed',
  version: 1,
  title: 'Speed',
  doc: 'Plays a clip faster or slower at the same frame rate. Sound keeps its pitch.',
  tags: ['slow motion', 'fast', 'time', 'retime', 'tempo'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    factor: one(Number_, '2 plays twice as fast, 0.5 half as fast.', {
      default: 1,
      ...media.SPEED_RANGE,
      step: 0.05,
      unit: '×',
    }),
  },
  outputs: { video: out(Video, 'The clip at its new speed.') },

  run: ({ video, factor }) => ({ video: media.speed(video, factor) }),
});
