import { defineNode, type InputIssue, many, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, Seconds, Video } from '../ports.ts';

/** Plays clips one after the other, with hard cuts or with a transition at every joint. */
export const concat = defineNode({
  type: 'transform/concat',
  version: 1,
  title: 'Join clips',
  doc: 'Plays clips one after the other, cut or with a transition.',
  tags: ['concat', 'join', 'sequence', 'edit', 'crossfade', 'dissolve', 'wipe', 'transition'],
  effect: 'pure',
  inputs: {
    videos: many(Video, 'The clips in their order: all of one size and frame rate.', { min: 1 }),
    transition: one(choice('cut', ...media.TRANSITIONS), 'What happens at each joint.', { default: 'cut' }),
    seconds: one(Seconds, 'Length of each transition: the clips overlap for so long. Unused for cuts.', {
      default: 0.5,
      min: 0.04,
      max: 10,
    }),
  },
  outputs: { video: out(Video, 'All clips as one.') },

  check: ({ videos, transition, seconds }) => {
    if (videos === undefined || videos.some((video) => video === undefined)) return [];
    return checkJoin(videos, transition === 'cut' ? undefined : seconds);
  },

  run({ videos, transition, seconds }) {
    if (transition === 'cut') return { video: media.concat(videos) };
    const [first, ...rest] = videos;
    if (first === undefined) return { video: media.concat(videos) };
    return { video: rest.reduce((film, next) => media.crossfade(film, next, seconds, transition), first) };
  },
});

/** Issues of clips that cannot follow each other, or cannot overlap for `seconds`. */
export function checkJoin(videos: readonly media.VideoValue[], seconds: number | undefined): InputIssue[] {
  const differ = media.mismatch(videos);
  if (differ !== undefined) return [{ input: 'videos', message: differ }];
  const short = seconds === undefined ? undefined : media.tooShort(videos, seconds);
  return short === undefined ? [] : [{ input: 'seconds', message: short }];
}
