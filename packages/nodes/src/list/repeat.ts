import { defineNode, one, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';
import { Item, Items } from './item.ts';
import { MAX_ITEMS, wholeIssue } from './whole.ts';

/** The same value again and again, for instance to go along with another list. */
export const listRepeat = defineNode({
  type: 'list/repeat',
  version: 1,
  title: 'Repeat',
  doc: 'A list that holds one value several times.',
  tags: ['fill', 'copies', 'duplicate', 'times'],
  effect: 'pure',
  inputs: {
    item: one(Item, 'The value.'),
    count: one(Number_, 'How often; 0 gives an empty list.', { min: 0, max: MAX_ITEMS, step: 1 }),
  },
  outputs: { list: out(Items, 'The value as often as asked.') },

  check: ({ count }) => wholeIssue('count', count, 0, MAX_ITEMS),

  run: ({ item, count }) => ({ list: new Array<unknown>(count).fill(item) }),
});
