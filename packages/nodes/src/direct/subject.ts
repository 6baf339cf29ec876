import { defineNode, type InputIssue, one, optional, out } from '@shotgraph/engine';
import { choice, LongText, Metres, Text } from '../ports.ts';
import { nameIssues } from './names.ts';
import { NO_COLOUR, USUAL_HEIGHTS } from './presets/cast.ts';
import { SUBJECT_KINDS, Subject } from './values/index.ts';

const COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** Makes somebody or something that can be directed. */
export const subject = defineNode({
  type: 'direct/subject',
  version: 1,
  title: 'Subject',
  doc: 'Somebody or something that is directed: its name, what it looks like, how tall it is.',
  tags: ['character', 'person', 'actor', 'animal', 'vehicle', 'object', 'product', 'who'],
  effect: 'pure',
  inputs: {
    name: one(Text, 'What prompts, actions and dialogue call it: Mara, the red kite.'),
    kind: one(choice(...SUBJECT_KINDS), 'What it is; decides its stand-in in previews.', { default: 'person' }),
    description: one(LongText, 'Two or three traits that stay: tall woman in a yellow raincoat.', { default: '' }),
    height: optional(Metres, 'From the floor up. Usual for its kind when left out.', {
      min: 0.05,
      max: 100,
      step: 0.05,
    }),
    colour: optional(Text, 'Of its stand-in in previews, as #rrggbb. One nobody else in the cast has when left out.'),
  },
  outputs: { subject: out(Subject, 'The subject.') },

  check: ({ name, colour }): InputIssue[] => [...nameIssues(name, 'name', 'subject'), ...colourIssues(colour)],

  run: ({ name, kind, description, height, colour }) => ({
    subject: {
      name: name.trim(),
      kind,
      description: description.trim(),
      heightMetres: height ?? USUAL_HEIGHTS[kind],
      colour: colour?.trim() ? toHex(colour.trim()) : NO_COLOUR,
    },
  }),
});

function colourIssues(colour: string | undefined): InputIssue[] {
  if (colour === undefined || colour.trim() === '' || COLOUR.test(colour.trim())) return [];
  const message = `colour "${colour}" is not #rgb or #rrggbb; write it so, or leave it out`;
  return [{ input: 'colour', message, mend: { kind: 'set', input: 'colour' } }];
}

/** `#F60` as `#ff6600`. */
const toHex = (colour: string): string => {
  const digits = colour.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
};
