import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, Image, Number_, Seconds, Video } from '../ports.ts';
import { spanIssues } from './issues.ts';

/** Lays a still or a clip over a clip: logos, picture in picture. */
export const overlay = defineNode({
  type: 'transform/overlay',
  version: 1,
  title: 'Overlay',
  doc: 'Lays an image or a smaller clip over a clip. The sound stays that of the clip below.',
  tags: ['logo', 'watermark', 'picture in picture', 'pip', 'composite', 'sticker'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip below.'),
    image: optional(Image, 'What lies above, its transparency kept. Wire this or a clip.'),
    clip: optional(Video, 'A clip that lies above, playing from the start. Wire this or an image.'),
    position: one(choice(...media.ANCHORS), 'Where it sits.', { default: 'bottom-right' }),
    margin: one(Number_, 'Distance from the edges, as part of the smaller side of the picture.', {
      default: 0.04,
      min: 0,
      max: 0.5,
      step: 0.01,
    }),
    scale: one(Number_, 'Its width as part of the width of the clip below.', {
      default: 0.25,
      min: 0.01,
      max: 2,
      step: 0.01,
    }),
    opacity: one(Number_, '1 covers, 0 is invisible.', { default: 1, min: 0, max: 1, step: 0.05 }),
    start: one(Seconds, 'First instant it shows.', { default: 0, min: 0 }),
    end: optional(Seconds, 'First instant it shows no more; the end when left out.', { min: 0 }),
  },
  outputs: { video: out(Video, 'Both as one clip.') },

  check: ({ video, image, clip, start, end }) => [
    ...(image !== undefined && clip !== undefined
      ? [{ input: 'clip', message: 'an image and a clip are wired; remove one of them' }]
      : []),
    ...spanIssues(start, end, video?.info.seconds),
  ],

  run({ video, image, clip, ...options }) {
    const over = image ?? clip;
    // Nothing to lay over is a step of building the graph, not a mistake to stop at.
    return { video: over === undefined ? video : media.overlay(video, over, withoutUndefined(options)) };
  },
});

/** Optional inputs left out are absent for the media builders, not `undefined`. */
const withoutUndefined = <T extends { readonly end: number | undefined }>({ end, ...rest }: T) =>
  end === undefined ? rest : { ...rest, end };
