import { defineNode, one, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { Kelvin, Number_, Stops, Video } from '../ports.ts';

/** Grades a clip: light, contrast, colour and warmth. */
export const color = defineNode({
  type: 'transform/color',
  version: 1,
  title: 'Color',
  doc: 'Grades a clip: exposure in stops, contrast, saturation, and the colour temperature it seems lit by.',
  tags: ['grade', 'exposure', 'contrast', 'saturation', 'temperature', 'white balance', 'warm', 'cool', 'brightness'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    exposure: one(Stops, '+1 doubles the light, -1 halves it.', { default: 0, min: -5, max: 5, step: 0.1 }),
    contrast: one(Number_, '1 leaves it, 0 is flat grey, 2 is hard.', { default: 1, min: 0, max: 3, step: 0.05 }),
    saturation: one(Number_, '1 leaves it, 0 is black and white.', { default: 1, min: 0, max: 3, step: 0.05 }),
    temperature: one(Kelvin, '6500 leaves it; lower is warmer (candle 2000), higher cooler (shade 9000).', {
      default: 6500,
      min: 1700,
      max: 20_000,
      step: 100,
    }),
  },
  outputs: { video: out(Video, 'The graded clip.') },

  run: ({ video, ...grade }) => ({ video: media.color(video, grade) }),
});
