import { defineNode, type InputIssue, one, optional, out } from '@shotgraph/engine';
import { Items } from './item.ts';

/**
 * Takes items in turn: the first of every list, the second of every list and so on. What belongs together then stands together;
 * list/chunk gives the pairs, and concat plays clips and titles alternately.
 */
export const listZip = defineNode({
  type: 'list/zip',
  version: 1,
  title: 'Zip lists',
  doc: 'Takes items in turn from lists of equal length: a1, b1, a2, b2 and so on.',
  tags: ['interleave', 'weave', 'alternate', 'pair', 'mix'],
  effect: 'pure',
  inputs: {
    a: one(Items, 'Its item comes first in each turn.', { tolerant: true }),
    b: one(Items, 'Its item comes second.', { tolerant: true }),
    c: optional(Items, 'Its item comes third.', { tolerant: true }),
    d: optional(Items, 'Its item comes fourth.', { tolerant: true }),
  },
  outputs: { list: out(Items, 'All items, as many turns as each list is long.') },

  check({ a, ...others }): InputIssue[] {
    const odd = Object.entries(others).find(([, list]) => a !== undefined && list && list.length !== a.length);
    if (!odd) return [];
    const [input, list] = odd;
    const message = `"${input}" has ${list!.length} items and "a" has ${a!.length}; make them equally long, for instance by list/slice`;
    return [{ input, message }];
  },

  run({ a, b, c, d }) {
    const lists = [a, b, c, d].filter((list) => list !== undefined);
    return { list: a.flatMap((_, turn) => lists.map((list) => list[turn])) };
  },
});
