import { defineNode, one, optional, out } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, LongText, Number_, Seconds, Text, Video } from '../ports.ts';
import { colourIssue, spanIssues } from './issues.ts';

/** Writes text over a clip. */
export const caption = defineNode({
  type: 'transform/caption',
  version: 1,
  title: 'Caption',
  doc: 'Writes text over a clip, exactly as it is; long lines are broken.',
  tags: ['text', 'title', 'subtitle', 'credits', 'lower third', 'write'],
  effect: 'pure',
  inputs: {
    video: one(Video, 'The clip.'),
    text: one(LongText, 'What is written. Line breaks are kept.', { default: '' }),
    position: one(choice(...media.ANCHORS), 'Where it stands.', { default: 'bottom' }),
    size: one(Number_, 'Size of the letters, as part of the height of the picture.', {
      default: 0.06,
      min: 0.01,
      max: 0.5,
      step: 0.005,
    }),
    colour: one(Text, 'Colour of the letters, #rrggbb.', { default: '#ffffff' }),
    box: one(Number_, 'Opacity of a dark box behind the text; 0 gives the letters an outline instead.', {
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
    }),
    start: one(Seconds, 'First instant it shows.', { default: 0, min: 0 }),
    end: optional(Seconds, 'First instant it shows no more; the end of the clip when left out.', { min: 0 }),
    fade: one(Seconds, 'Length of fading in and out.', { default: 0, min: 0, max: 10 }),
  },
  outputs: { video: out(Video, 'The clip with its text.') },

  check: ({ video, colour, start, end }) => [...colourIssue(colour), ...spanIssues(start, end, video?.info.seconds)],

  run: ({ video, text, end, ...options }) => ({
    video: media.caption(video, text, end === undefined ? options : { ...options, end }),
  }),
});
