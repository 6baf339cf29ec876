import { defineNode, one, optional, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';
import { Items } from './item.ts';
import { wholeIssue } from './whole.ts';

/** A stretch of a list. Positions outside of it are moved to its ends, so that "the first ten" of eight are eight. */
export const listSlice = defineNode({
  type: 'list/slice',
  version: 1,
  title: 'Slice of a list',
  doc: 'The items from one position to another.',
  tags: ['part', 'range', 'head', 'tail', 'first', 'last', 'take', 'drop'],
  effect: 'pure',
  inputs: {
    list: one(Items, 'The list.', { tolerant: true }),
    start: one(Number_, 'Position of the first item kept; negative counts from the end.', { default: 0, step: 1 }),
    end: optional(Number_, 'Position of the first item dropped; negative counts from the end. Left out: to the end.', {
      step: 1,
    }),
  },
  outputs: { list: out(Items, 'The items from start to end; may be empty.') },

  check: ({ start, end }) => [...wholeIssue('start', start), ...wholeIssue('end', end)],

  run: ({ list, start, end }) => ({ list: list.slice(start, end) }),
});
