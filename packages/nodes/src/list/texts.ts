import { defineNode, listOf, one, out } from '@shotgraph/engine';
import { LongText, Text } from '../ports.ts';

/** Texts typed in by hand, one per line. A text with several lines comes from input/text through list/of. */
export const listTexts = defineNode({
  type: 'list/texts',
  version: 1,
  title: 'List of texts',
  doc: 'Texts typed in, one per line, for instance prompts to sweep over.',
  tags: ['array', 'constant', 'sweep', 'prompts', 'lines', 'split', 'words'],
  effect: 'pure',
  inputs: {
    lines: one(
      LongText,
      'One text per line. Empty lines and spaces around a text do not count; {{name}} is a graph input.',
    ),
  },
  outputs: { texts: out(listOf(Text), 'The texts in order.') },

  run: ({ lines }) => ({
    texts: lines
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }),
});
