import { defineNode, listOf, one, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';

/** Numbers typed in by hand. */
export const listNumbers = defineNode({
  type: 'list/numbers',
  version: 1,
  title: 'List of numbers',
  doc: 'Numbers typed in, for instance to sweep over.',
  tags: ['array', 'constant', 'sweep', 'seeds', 'values'],
  effect: 'pure',
  inputs: { values: one(listOf(Number_), 'The numbers in order, written [1, 2, 3].') },
  outputs: { values: out(listOf(Number_), 'The same numbers.') },

  run: ({ values }) => ({ values }),
});
