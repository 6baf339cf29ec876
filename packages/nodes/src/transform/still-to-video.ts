import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Image, Number_, Seconds, Video } from '../ports.ts';

/** Holds a still for some time. */
export const stillToVideo = defineNode({
  type: 'transform/still-to-video',
  version: 1,
  title: 'Still to clip',
  doc: 'Shows an image for some seconds as a clip without sound.',
  tags: ['image', 'photo', 'hold', 'freeze', 'slide'],
  effect: 'pure',
  inputs: {
    image: one(Image, 'The image; transparent parts become black.'),
    seconds: one(Seconds, 'How long it shows.', { default: 3, min: 0.05, max: media.LONGEST_STILL }),
    fps: one(Number_, 'Frame rate of the clip.', { default: 24, min: 1, max: 120, unit: 'fps' }),
  },
  outputs: { video: out(Video, 'The clip.') },

  run: ({ image, seconds, fps }) => ({ video: media.stillToVideo(image, seconds, fps) }),
});
