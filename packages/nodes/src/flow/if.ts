import { defineNode, Halt, one, optional, out } from '@shotgraph/engine';
import { Item } from '../list/item.ts';
import { Boolean_ } from '../ports.ts';

/** Hands on one of two values; only what feeds it runs. Without the second one, false stops what hangs on the node. */
export const flowIf = defineNode({
  type: 'flow/if',
  version: 1,
  title: 'If',
  doc: 'Hands on one value when something is true, else another one, or nothing.',
  tags: ['condition', 'branch', 'either', 'else', 'toggle', 'enable', 'bypass'],
  effect: 'pure',
  inputs: {
    when: one(Boolean_, 'Which of the two is handed on.'),
    value: one(Item, 'Handed on when true.', { lazy: true }),
    otherwise: optional(Item, 'Handed on when false. Left out: what hangs on the node does not run then.', {
      lazy: true,
    }),
  },
  outputs: { value: out(Item, 'The one or the other.') },

  choose({ when }, { otherwise = [] }) {
    if (when === undefined) return {};
    if (when) return { value: true };
    return otherwise.length > 0 ? { otherwise: true } : {};
  },

  run({ when, value, otherwise }) {
    const chosen = when ? value : otherwise;
    if (chosen === undefined) return new Halt('stopped', '"when" is false, and nothing is wired to "otherwise"');
    return { value: chosen };
  },
});
