import { defineNode, one, out } from '@shotgraph/engine';
import { LongText, Text } from '../ports.ts';

/** A text to wire into several places. */
export const inputText = defineNode({
  type: 'input/text',
  version: 1,
  title: 'Text',
  doc: 'A text that several nodes can share.',
  tags: ['string', 'prompt', 'words', 'constant'],
  effect: 'pure',
  inputs: { text: one(LongText, 'The text. {{name}} stands for the graph input of that name.', { default: '' }) },
  outputs: { text: out(Text, 'The same text.') },

  run: ({ text }) => ({ text }),
});
