import { z } from 'zod';
import { defineNode, many, one, optional, out } from '../node/define-node.ts';
import { definePortType } from '../node/port-type.ts';
import { createRegistry } from '../node/registry.ts';

/** Any finite number. */
export const Num = definePortType('number', z.number(), { literal: z.number(), widget: 'number' });
/** Text in which `{{name}}` stands for graph inputs. */
export const Txt = definePortType('text', z.string(), { literal: z.string(), widget: 'text', templates: true });
/** A type that can only be wired. */
export const Opaque = definePortType('opaque', z.object({ tag: z.string() }), {});
/** Text with mentions. */
export const Ask = definePortType(
  'prompt',
  z.object({ parts: z.array(z.union([z.string(), z.object({ input: z.string(), index: z.int() })])) }),
  {
    literal: z.string(),
    templates: true,
    mentions: true,
    accepts: ['text'],
    convert: (value) => ({ parts: [value as string] }),
  },
);

/** `k` plus the sum of everything wired in; pure. */
export const sum = defineNode({
  type: 'sample/sum',
  version: 1,
  title: 'Sum',
  effect: 'pure',
  inputs: { k: one(Num, 'Added to the sum.', { default: 0 }), terms: many(Num, 'Terms.') },
  outputs: { total: out(Num, 'k + terms.') },
  run: ({ k, terms }) => ({ total: terms.reduce((a, b) => a + b, k) }),
});

/** The same, asynchronously. */
export const slowSum = defineNode({
  ...sum,
  type: 'sample/slow-sum',
  title: 'Slow sum',
  effect: 'pure',
  run: async ({ k, terms }) => ({ total: terms.reduce((a, b) => a + b, k) }),
});

/** A node that costs time and keeps its result; `counts` tells tests how often it ran. */
export const work = defineNode({
  type: 'sample/work',
  version: 1,
  title: 'Work',
  effect: 'compute',
  inputs: { value: one(Num, 'Any number.'), label: optional(Txt, 'Words.') },
  outputs: { doubled: out(Num, 'Twice the value.'), sign: out(Num, '-1, 0 or 1.') },
  check: ({ value }) =>
    value !== undefined && value > 1e6 ? [{ input: 'value', message: `value ${value} is over 1000000; lower it` }] : [],
  predict: ({ value }) => ({ doubled: value * 2, sign: Math.sign(value) }),
  async run({ value }, { progress }) {
    progress(0.5);
    return { doubled: value * 2, sign: Math.sign(value) };
  },
});

/** Writes a prompt out, references numbered, and keeps opaque values apart. */
export const ask = defineNode({
  type: 'sample/ask',
  version: 1,
  title: 'Ask',
  effect: 'pure',
  inputs: { prompt: one(Ask, 'What to ask.'), things: many(Opaque, 'What it may mention.') },
  outputs: { text: out(Txt, 'The prompt in words.') },
  run: ({ prompt }) => ({
    text: prompt.parts.map((part) => (typeof part === 'string' ? part : `[${part.input} ${part.index + 1}]`)).join(''),
  }),
});

/** Makes an opaque value. */
export const thing = defineNode({
  type: 'sample/thing',
  version: 1,
  title: 'Thing',
  effect: 'pure',
  inputs: { tag: one(Txt, 'Its tag.', { default: 'x' }) },
  outputs: { thing: out(Opaque, 'The value.') },
  run: ({ tag }) => ({ thing: { tag } }),
});

/** Registry of the nodes above. */
export const sampleRegistry = createRegistry([sum, slowSum, work, ask, thing]);
