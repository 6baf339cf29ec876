import { defineNode, FailedItem, listOf, one, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';
import { Items } from './item.ts';

/** Leaves out what could not be made, so that the rest can go on. */
export const listOnly = defineNode({
  type: 'list/only',
  version: 1,
  title: 'Only what succeeded',
  doc: 'Leaves failed items out of a list.',
  tags: ['filter', 'succeeded', 'good', 'errors', 'failed', 'skip', 'compact'],
  effect: 'pure',
  inputs: { list: one(Items, 'The list, some of whose items may have failed.', { tolerant: true }) },
  outputs: {
    list: out(Items, 'The items that succeeded, in order; empty when all failed.'),
    indices: out(
      listOf(Number_),
      'Where each of them stood: list/pick with each over these keeps another list in step.',
    ),
  },

  run({ list }) {
    const kept = [...list.entries()].filter(([, item]) => !(item instanceof FailedItem));
    return { list: kept.map(([, item]) => item), indices: kept.map(([index]) => index) };
  },
});
