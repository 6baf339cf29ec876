import { defineNode, one, out } from '@shotgraph/engine';
import { Items } from './item.ts';

/** Turns a list round. */
export const listReverse = defineNode({
  type: 'list/reverse',
  version: 1,
  title: 'Reverse a list',
  doc: 'The same items, last one first.',
  tags: ['backwards', 'order', 'flip'],
  effect: 'pure',
  inputs: { list: one(Items, 'The list.', { tolerant: true }) },
  outputs: { list: out(Items, 'The items from last to first.') },

  run: ({ list }) => ({ list: list.toReversed() }),
});
