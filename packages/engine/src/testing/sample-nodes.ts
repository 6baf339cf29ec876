import { z } from 'zod';
import { NodeError } from '../errors.ts';
import { defineNode, Halt, many, type NamedValue, one, optional, out, unknown } from '../node/define-node.ts';
import { FailedItem, listOf, typeVariable } from '../node/list.ts';
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

/** Whatever is wired. */
const Any = typeVariable('t');
/** Names a case of a switch; numbers are taken as words. */
const ChoiceWord = definePortType('choice', z.string(), {
  literal: z.union([z.string(), z.number()]),
  accepts: ['text', 'number'],
  convert: (value) => String(value),
});
const mod = (value: number, by: number) => ((value % by) + by) % by;

/** `count` numbers from `start` on; the count is taken modulo 5, so that any number will do. */
export const range = defineNode({
  type: 'sample/range',
  version: 1,
  title: 'Range',
  effect: 'pure',
  inputs: { start: one(Num, 'The first.', { default: 0 }), count: one(Num, 'How many.', { default: 3 }) },
  outputs: { numbers: out(listOf(Num), 'start, start + 1, …') },
  run: ({ start, count }) => ({ numbers: Array.from({ length: mod(Math.trunc(count), 5) }, (_, i) => start + i) }),
});

/** The sum of a list. */
export const total = defineNode({
  type: 'sample/total',
  version: 1,
  title: 'Total',
  effect: 'pure',
  inputs: { numbers: one(listOf(Num), 'What to add.') },
  outputs: { total: out(Num, 'Their sum.') },
  run: ({ numbers }) => ({ total: numbers.reduce((a, b) => a + b, 0) }),
});

/** The sum of the items of a list that are there, and how many those are. */
export const totalTolerant = defineNode({
  type: 'sample/total-tolerant',
  version: 1,
  title: 'Total of what is there',
  effect: 'pure',
  inputs: { numbers: one(listOf(Num), 'What to add; failed items are left out.', { tolerant: true }) },
  outputs: { total: out(Num, 'Sum of the good items.'), good: out(Num, 'How many there are.') },
  run({ numbers }) {
    const good = (numbers as readonly unknown[]).filter((item) => !(item instanceof FailedItem)) as number[];
    return { total: good.reduce((a, b) => a + b, 0), good: good.length };
  },
});

/** Three numbers, told apart by their places; pure. */
export const blend = defineNode({
  type: 'sample/blend',
  version: 1,
  title: 'Blend',
  effect: 'pure',
  inputs: {
    a: one(Num, 'Counts most.', { default: 1 }),
    b: one(Num, 'Counts ten.', { default: 0 }),
    c: one(Num, 'Counts one.', { default: 0 }),
  },
  outputs: { value: out(Num, '100 a + 10 b + c, modulo 1000.') },
  run: ({ a, b, c }) => ({ value: mod(100 * a + 10 * b + c, 1000) }),
});

/** How many letters a text has; for templates. */
export const letters = defineNode({
  type: 'sample/letters',
  version: 1,
  title: 'Letters',
  effect: 'pure',
  inputs: { text: one(Txt, 'Any text.') },
  outputs: { count: out(Num, 'Its length.') },
  run: ({ text }) => ({ count: text.length }),
});

/** The value itself. */
export const identity = defineNode({
  type: 'sample/identity',
  version: 1,
  title: 'Identity',
  effect: 'pure',
  inputs: { value: one(Any, 'Anything.') },
  outputs: { value: out(Any, 'The same.') },
  run: ({ value }) => ({ value }),
});

/** The case with the chosen name, else the one at that place, else `otherwise`. Only that one is evaluated. */
export const switch_ = defineNode({
  type: 'sample/switch',
  version: 1,
  title: 'Switch',
  effect: 'pure',
  inputs: {
    choice: one(ChoiceWord, 'Name of a case, or its place from 0.'),
    cases: many(Any, 'What can be chosen.', { lazy: true, named: true }),
    otherwise: optional(Any, 'Taken when no case is chosen.', { lazy: true }),
  },
  outputs: { value: out(Any, 'The chosen one.') },
  choose({ choice = '' }, { cases = [], otherwise = [] }) {
    const at = cases.includes(choice) ? cases.indexOf(choice) : Number(choice);
    if (choice !== '' && Number.isInteger(at) && at >= 0 && at < cases.length) return { cases: [at] };
    if (otherwise.length > 0) return { otherwise: true };
    throw new NodeError('input-invalid', `there is no case "${choice}"; there are ${cases.join(', ') || 'none'}`);
  },
  run({ cases, otherwise }) {
    const chosen = (cases as readonly NamedValue[]).find((one) => one.value !== undefined);
    return { value: chosen ? chosen.value : otherwise };
  },
});

/** Lets a value through when the score is high enough. */
export const gate = defineNode({
  type: 'sample/gate',
  version: 1,
  title: 'Gate',
  effect: 'pure',
  inputs: {
    value: one(Any, 'What goes through.'),
    score: one(Num, 'How good it is.', { default: 0 }),
    atLeast: one(Num, 'How good it must be.', { default: 0 }),
  },
  outputs: { value: out(Any, 'The value.') },
  run: ({ value, score, atLeast }) =>
    score >= atLeast ? { value } : new Halt('stopped', `score ${score} is under ${atLeast}`),
});

/** One item of a list, once somebody has chosen. */
export const pick = defineNode({
  type: 'sample/pick',
  version: 1,
  title: 'Pick',
  effect: 'pure',
  inputs: {
    candidates: one(listOf(Any), 'What can be chosen.', { tolerant: true }),
    choice: optional(Num, 'Place of the chosen one, from 0, modulo their number.'),
  },
  outputs: { item: out(Any, 'The chosen one.') },
  run({ candidates, choice }) {
    if (choice === undefined) return new Halt('waiting', `pick one of ${candidates.length}`);
    const item = candidates[mod(choice, candidates.length)];
    if (item === undefined) throw new Error('there is nothing to pick');
    if (item instanceof FailedItem) throw new Error(`${item.node} gave nothing to pick`);
    return { item };
  },
});

const costly = {
  version: 1,
  effect: 'compute',
  needs: ['clock'],
  inputs: { a: one(Num, 'A number.', { default: 1 }), b: one(Num, 'Another.', { default: 0 }) },
  outputs: { value: out(Num, 'Both, mixed.'), made: out(Txt, 'What it was made of.') },
} as const;

/** Costly; takes a few turns of the clock, how many depends on its inputs. */
export const slow = defineNode({
  ...costly,
  type: 'sample/slow',
  title: 'Slow',
  predict: ({ a, b }) => ({ value: mod(7 * a + b, 1000), made: `slow ${a} ${b}` }),
  async run({ a, b }, { host: { clock }, signal, progress }) {
    for (let left = mod(Math.trunc(a + b), 3); left >= 0; left--) {
      await clock.sleep(10 * (left + 1), signal);
      progress(1 / (left + 1));
    }
    return { value: mod(7 * a + b, 1000), made: `slow ${a} ${b}` };
  },
});

/** Costly and unpredictable; fails for two mixtures in seven, always the same ones, in three ways. */
export const moody = defineNode({
  ...costly,
  type: 'sample/moody',
  title: 'Moody',
  predict: () => ({ value: unknown, made: unknown }),
  async run({ a, b }, { host: { clock }, signal }) {
    await clock.sleep(5 + mod(Math.trunc(b), 20), signal);
    const mood = mod(Math.trunc(3 * a + b), 14);
    if (mood === 3) throw new Error(`${a} and ${b} do not go together`);
    if (mood === 5) throw new NodeError('media-failed', `${a} and ${b} make no picture; try others`);
    if (mood === 10) throw `${a} and ${b}`;
    return { value: mod(3 * a + b, 1000), made: `moody ${a} ${b}` };
  },
});

/** Registry of the nodes above. */
export const sampleRegistry = createRegistry([
  ...[sum, slowSum, work, ask, thing],
  ...[range, total, totalTolerant, blend, letters, identity, switch_, gate, pick, slow, moody],
]);
