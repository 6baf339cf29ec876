import { defineNode, one, out } from '@shotgraph/engine';
import { Number_ } from '../ports.ts';

/** A number to wire into several places. */
export const inputNumber = defineNode({
  type: 'input/number',
  version: 1,
  title: 'Number',
  doc: 'A number that several nodes can share.',
  tags: ['value', 'constant', 'seconds', 'amount'],
  effect: 'pure',
  inputs: { number: one(Number_, 'The number.', { default: 0 }) },
  outputs: { number: out(Number_, 'The same number.') },

  run: ({ number }) => ({ number }),
});
