import { defineNode, listOf, one, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';
import { MAX_ITEMS, wholeIssue } from './whole.ts';

/** Counts: `count` numbers from `start` on, each `step` after the one before. The end is not given but follows. */
export const listRange = defineNode({
  type: 'list/range',
  version: 1,
  title: 'Range',
  doc: 'Numbers at equal distances: seeds, takes, amounts to sweep over.',
  tags: ['count', 'sequence', 'sweep', 'seeds', 'numbers', 'series', 'linspace'],
  effect: 'pure',
  inputs: {
    start: one(Number_, 'The first number.', { default: 0 }),
    count: one(Number_, 'How many numbers; 0 gives an empty list.', { min: 0, max: MAX_ITEMS, step: 1 }),
    step: one(Number_, 'Added from one number to the next; may be negative, fractional or 0.', { default: 1 }),
  },
  outputs: { values: out(listOf(Number_), 'The numbers in order: start, start + step, start + 2 step and so on.') },

  check({ start, count, step }) {
    const broken = wholeIssue('count', count, 0, MAX_ITEMS);
    if (broken.length > 0 || start === undefined || count === undefined || step === undefined) return broken;
    if (Number.isFinite(start + step * count)) return [];
    return [{ input: 'step', message: `${count} steps of ${step} from ${start} leave the range of numbers; lower it` }];
  },

  run: ({ start, count, step }) => ({ values: Array.from({ length: count }, (_, i) => tidy(start + i * step)) }),
});

/** 0.30000000000000004 as 0.3: an item then is the same as the number somebody would type, and so are the results made of it. */
const tidy = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(15)));
