import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, Seconds, Video } from '../ports.ts';
import { checkJoin } from './concat.ts';

/** Lets one clip go over into another. */
export const crossfade = defineNode({
  type: 'transform/crossfade',
  version: 1,
  title: 'Crossfade',
  doc: 'Lets one clip go over into another while both are seen and heard.',
  tags: ['dissolve', 'transition', 'wipe', 'slide', 'blend'],
  effect: 'pure',
  inputs: {
    from: one(Video, 'The clip that comes first.'),
    to: one(Video, 'The clip that follows, of the same size and frame rate.'),
    seconds: one(Seconds, 'How long both are seen.', { default: 0.5, min: 0.04, max: 10 }),
    transition: one(choice(...media.TRANSITIONS), 'How the second takes over.', { default: 'crossfade' }),
  },
  outputs: { video: out(Video, 'Both clips as one, shorter by the overlap.') },

  check: ({ from, to, seconds }) => {
    if (from === undefined || to === undefined) return [];
    return checkJoin([from, to], seconds).map((issue) =>
      issue.input === 'videos' ? { ...issue, input: 'to' } : issue,
    );
  },

  run: ({ from, to, seconds, transition }) => ({ video: media.crossfade(from, to, seconds, transition) }),
});
