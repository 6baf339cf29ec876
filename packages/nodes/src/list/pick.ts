import { defineNode, FailedItem, Halt, NodeError, one, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';
import { describeFailed, Item, Items, isStopped } from './item.ts';
import { findPosition, positionIssues } from './position.ts';

/** Takes one item out of a list. The other items may have failed. */
export const listPick = defineNode({
  type: 'list/pick',
  version: 1,
  title: 'Pick an item',
  doc: 'One item of a list by its position.',
  tags: ['index', 'element', 'at', 'first', 'last', 'get', 'select'],
  effect: 'pure',
  inputs: {
    list: one(Items, 'The list.', { tolerant: true }),
    index: one(Number_, 'Position of the item: 0 is the first, -1 the last.', { default: 0, step: 1 }),
  },
  outputs: { item: out(Item, 'The item there.') },

  check: ({ list, index }) => positionIssues(index, list?.length, 'item'),

  run({ list, index }) {
    const position = findPosition(index, list.length);
    if (position === undefined)
      throw new NodeError('input-invalid', `there is no item ${index} among ${list.length}`, { input: 'index' });
    const item = list[position];
    if (!(item instanceof FailedItem)) return { item };
    const message = describeFailed(position, item);
    if (isStopped(item)) return new Halt('stopped', message);
    throw new NodeError(item.error.code, message, { input: 'list' });
  },
});
