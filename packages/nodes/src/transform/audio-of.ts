import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Audio, Video } from '../ports.ts';

/** Takes the sound out of a clip, to mix or level it. */
export const audioOf = defineNode({
  type: 'transform/audio-of',
  version: 1,
  title: 'Sound of clip',
  doc: 'Takes the sound of a clip by itself, as long as the clip.',
  tags: ['extract audio', 'soundtrack', 'split'],
  effect: 'pure',
  inputs: { video: one(Video, 'A clip with sound.') },
  outputs: { audio: out(Audio, 'Its sound.') },

  check: ({ video }) =>
    video?.info.audio === null ? [{ input: 'video', message: 'the clip has no sound; wire one that has' }] : [],

  run: ({ video }) => ({ audio: media.audioOf(video) }),
});
