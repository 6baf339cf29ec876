import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Image, Seconds, Video } from '../ports.ts';

/** Takes one frame out of a clip. */
export const extractFrame = defineNode({
  type: 'transform/extract-frame',
  version: 1,
  title: 'Extract frame',
  doc: 'Takes the frame shown at an instant of a clip as an image.',
  tags: ['still', 'frame grab', 'last frame', 'thumbnail', 'screenshot'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    at: one(Seconds, 'The instant; negative counts from the end, -0.001 is the last frame.', { default: 0 }),
  },
  outputs: { image: out(Image, 'The frame.') },

  run: ({ video, at }) => ({ image: media.extractFrame(video, at) }),
});
