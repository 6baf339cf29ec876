import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Video } from '../ports.ts';

/** Plays a clip backwards. */
export const reverse = defineNode({
  type: 'transform/reverse',
  version: 1,
  title: 'Reverse',
  doc: `Plays a clip backwards, sound too. At most ${media.LONGEST_REVERSE} s, because all of it is held in memory.`,
  tags: ['backwards', 'rewind', 'boomerang'],
  effect: 'pure',
  inputs: { video: one(Video, 'The clip.') },
  outputs: { video: out(Video, 'The clip from its end to its start.') },

  check: ({ video }) => {
    const message = video && media.reverseProblem(video.info);
    return message === undefined ? [] : [{ input: 'video', message }];
  },

  run: ({ video }) => ({ video: media.reverse(video) }),
});
