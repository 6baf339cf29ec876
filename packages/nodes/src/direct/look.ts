import { defineNode, listOf, one, optional, out } from '@shotgraph/engine';
import { choice, Number_, Text } from '../ports.ts';
import { toTexts } from './names.ts';
import { LOOK_NAMES, LOOK_PRESETS } from './presets/look.ts';
import { Look } from './values/index.ts';

const AS_PRESET = 'As in the preset when left out.';

/** Says how everything looks, whatever the shot. */
export const look = defineNode({
  type: 'direct/look',
  version: 1,
  title: 'Look',
  doc: 'How everything looks: style, medium, mood and palette, with grain, contrast and vignette.',
  tags: ['style', 'grade', 'palette', 'film', 'grain', 'noir', 'anime', 'documentary', 'technicolor', 'mood'],
  effect: 'pure',
  inputs: {
    preset: one(choice(...LOOK_NAMES), 'A look to start from.', { default: 'none' }),
    style: optional(Text, `The kind of film: neo-noir, 1970s documentary. ${AS_PRESET}`),
    medium: optional(Text, `What it is made with: 35 mm film, stop-motion puppets. ${AS_PRESET}`),
    mood: optional(Text, `How it feels: brooding, playful. ${AS_PRESET}`),
    palette: optional(listOf(Text), `Its colours in words: teal, burnt orange. ${AS_PRESET}`),
    contrast: optional(Number_, `-1 flat, 0 neutral, 1 harsh. ${AS_PRESET}`, { min: -1, max: 1, step: 0.05 }),
    saturation: optional(Number_, `-1 without colour, 0 neutral, 1 vivid. ${AS_PRESET}`, {
      min: -1,
      max: 1,
      step: 0.05,
    }),
    grain: optional(Number_, `0 clean, 1 coarse. ${AS_PRESET}`, { min: 0, max: 1, step: 0.05 }),
    vignette: optional(Number_, `How far the corners darken: 0 not, 1 to black. ${AS_PRESET}`, {
      min: 0,
      max: 1,
      step: 0.05,
    }),
  },
  outputs: { look: out(Look, 'The look.') },

  run({ preset, style, medium, mood, palette, contrast, saturation, grain, vignette }) {
    const base = LOOK_PRESETS[preset];
    return {
      look: {
        style: style?.trim() ?? base.style,
        medium: medium?.trim() ?? base.medium,
        mood: mood?.trim() ?? base.mood,
        palette: palette ? toTexts(palette) : base.palette,
        contrast: contrast ?? base.contrast,
        saturation: saturation ?? base.saturation,
        grain: grain ?? base.grain,
        vignette: vignette ?? base.vignette,
      },
    };
  },
});
