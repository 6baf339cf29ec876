import { defineNode, type InputIssue, one, optional, out } from '@shotgraph/engine';
import { Audio, LongText, Seconds, Text } from '../ports.ts';
import { nameIssues, toName } from './names.ts';
import { Line, SubjectName } from './values/index.ts';

/** Makes something that is said. */
export const line = defineNode({
  type: 'direct/line',
  version: 1,
  title: 'Line',
  doc: 'Something that somebody in a shot says, or a narrator beside it.',
  tags: ['dialogue', 'speech', 'voice', 'says', 'narration', 'lip sync', 'talk'],
  effect: 'pure',
  inputs: {
    speaker: one(SubjectName, 'Who says it: a name from the cast, the subject wired in, or narrator.'),
    text: one(LongText, 'The words, without quotation marks.'),
    delivery: one(Text, 'How they are said: softly, without looking up.', { default: '' }),
    seconds: optional(Seconds, 'When, from the start of the shot; in order and evenly when left out.', { min: 0 }),
    recording: optional(Audio, 'A recording of it, heard in previews.'),
  },
  outputs: { line: out(Line, 'The line.') },

  check: ({ speaker, text }): InputIssue[] => [
    ...nameIssues(speaker, 'speaker', 'speaker'),
    ...(text === undefined || toName(text)
      ? []
      : [{ input: 'text', message: 'the line says nothing; type in the words' }]),
  ],

  run: ({ speaker, text, delivery, seconds, recording }) => ({
    line: {
      speaker: speaker.trim(),
      text: text.trim(),
      delivery: delivery.trim(),
      ...(seconds !== undefined && { seconds }),
      ...(recording && { recording }),
    },
  }),
});
