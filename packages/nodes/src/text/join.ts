import { defineNode, many, one, out } from '@shotgraph/engine';
import { Boolean_, Text } from '../ports.ts';

/** Puts texts one after the other. */
export const textJoin = defineNode({
  type: 'text/join',
  version: 1,
  title: 'Join texts',
  doc: 'Puts texts one after the other with something in between.',
  tags: ['concat', 'combine', 'prompt'],
  effect: 'pure',
  inputs: {
    texts: many(Text, 'The parts in their order.', { min: 1 }),
    separator: one(Text, 'Comes between two parts.', { default: ' ' }),
    skipEmpty: one(Boolean_, 'Leave out parts without any visible character.', { default: true }),
  },
  outputs: { text: out(Text, 'All parts as one text.') },

  run: ({ texts, separator, skipEmpty }) => ({
    text: texts.filter((text) => !skipEmpty || text.trim() !== '').join(separator),
  }),
});
