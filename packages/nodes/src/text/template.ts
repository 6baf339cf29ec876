import { defineNode, one, optional, out } from '@shotgraph/engine';
import { LongText, Text } from '../ports.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
type Name = (typeof NAMES)[number];
const PLACEHOLDER = /\{\{|\}\}|\{([a-f])\}/g;

/** Fills `{a}` to `{f}` in a text. Every value is put in as it is: braces inside a value mean nothing. */
export const textTemplate = defineNode({
  type: 'text/template',
  version: 1,
  title: 'Template',
  doc: 'Fills {a} to {f} in a text with wired or typed values.',
  tags: ['format', 'placeholder', 'fill in', 'prompt'],
  effect: 'pure',
  inputs: {
    template: one(LongText, 'Text with {a} to {f} where values go.'),
    a: optional(Text, 'Stands for {a}.'),
    b: optional(Text, 'Stands for {b}.'),
    c: optional(Text, 'Stands for {c}.'),
    d: optional(Text, 'Stands for {d}.'),
    e: optional(Text, 'Stands for {e}.'),
    f: optional(Text, 'Stands for {f}.'),
  },
  outputs: { text: out(Text, 'The text with its values.') },

  run: ({ template: text, ...values }) => ({
    text: text.replace(PLACEHOLDER, (found, name: Name | undefined) =>
      name === undefined ? found : (values[name] ?? ''),
    ),
  }),
});
