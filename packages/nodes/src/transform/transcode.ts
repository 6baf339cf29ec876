import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Number_, Video } from '../ports.ts';

/** Encodes a clip anew, so that whoever takes only common files takes it. */
export const transcode = defineNode({
  type: 'transform/transcode',
  version: 1,
  title: 'Transcode',
  doc: 'Encodes a clip anew as MP4 with H.264 and AAC, which everything plays. Can change the frame rate too.',
  tags: ['convert', 'mp4', 'h264', 'codec', 'compress', 'frame rate', 'fps'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    fps: optional(Number_, 'Frame rate of the result; the clip keeps its own when left out.', {
      min: 1,
      max: 120,
      unit: 'fps',
    }),
  },
  outputs: { video: out(Video, 'The clip as MP4.') },

  run: ({ video, fps }) => ({ video: media.transcode(fps === undefined ? video : media.changeRate(video, fps)) }),
});
