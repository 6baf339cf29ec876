import { defineNode, one, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';
import { Items } from './item.ts';

/** Counts the items of a list. */
export const listLength = defineNode({
  type: 'list/length',
  version: 1,
  title: 'Length of a list',
  doc: 'How many items a list holds, failed ones included.',
  tags: ['count', 'size', 'number of'],
  effect: 'pure',
  inputs: { list: one(Items, 'The list.', { tolerant: true }) },
  outputs: { length: out(Number_, 'Number of items. list/only leaves failed ones out first.') },

  run: ({ list }) => ({ length: list.length }),
});
