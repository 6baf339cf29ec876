import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, Image, Number_, Video } from '../ports.ts';

/** Mixes the light of two pictures: sparks, rain and lens flares on black, paper and ink on white. */
export const blend = defineNode({
  type: 'transform/blend',
  version: 1,
  title: 'Blend',
  doc: 'Mixes the light of an image or clip into a clip, over its whole picture: sparks on black by screen, paper by multiply.',
  tags: ['screen', 'add', 'multiply', 'lighten', 'composite', 'light', 'particles'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip below; its sound stays.'),
    image: optional(Image, 'What is mixed in. Wire this or a clip.'),
    clip: optional(Video, 'A clip that is mixed in, until it ends. Wire this or an image.'),
    mode: one(
      choice(...media.BLEND_MODES),
      'screen, add and lighten leave out black; multiply and darken leave out white.',
      {
        default: 'screen',
      },
    ),
    amount: one(Number_, '1 is all of it, 0 nothing.', { default: 1, min: 0, max: 1, step: 0.05 }),
  },
  outputs: { video: out(Video, 'Both as one clip.') },

  check: ({ image, clip }) =>
    image !== undefined && clip !== undefined
      ? [{ input: 'clip', message: 'an image and a clip are wired; remove one of them' }]
      : [],

  run({ video, image, clip, mode, amount }) {
    const over = image ?? clip;
    return { video: over === undefined ? video : media.blend(video, over, mode, amount) };
  },
});
