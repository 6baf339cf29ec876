import { defineNode, many, out } from '@shotgraph/engine';
import { Item, Items } from './item.ts';

/** Makes one list of single values and whole lists. */
export const listOfItems = defineNode({
  type: 'list/of',
  version: 1,
  title: 'List',
  doc: 'Makes one list of single values and whole lists, in the order of their edges.',
  tags: ['array', 'collect', 'concat', 'append', 'join', 'merge', 'gather'],
  effect: 'pure',
  inputs: {
    items: many(Item, 'What goes in, all of one type. A list is put in item by item.', { min: 1, tolerant: true }),
  },
  outputs: { list: out(Items, 'Everything as one list.') },

  run: ({ items }) => ({ list: items }),
});
