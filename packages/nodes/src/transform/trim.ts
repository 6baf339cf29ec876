import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Seconds, Video } from '../ports.ts';
import { spanIssues } from './issues.ts';

/** Cuts a clip to [start, end). Lazy: no byte is touched until the result is rendered. */
export const trim = defineNode({
  type: 'transform/trim',
  version: 1,
  title: 'Trim',
  doc: 'Keeps a part of a clip, sound included, cut to the nearest frame.',
  tags: ['cut', 'shorten', 'in', 'out', 'clip'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip to cut.'),
    start: one(Seconds, 'First instant kept.', { default: 0, min: 0 }),
    end: optional(Seconds, 'First instant dropped; the end of the clip when left out.', { min: 0 }),
  },
  outputs: { video: out(Video, 'The part from start to end.') },

  check: ({ video, start, end }) => spanIssues(start, end, video?.info.seconds),

  // An end past the end is clamped, not refused: a clip one frame short of the asked length is normal after generation.
  run: ({ video, start, end }) => ({ video: media.trim(video, start, end) }),
});
