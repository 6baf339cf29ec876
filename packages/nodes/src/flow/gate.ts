import { defineNode, Halt, type InputIssue, one, optional, out } from '@shotgraph/engine';
import { Item } from '../list/item.ts';
import { Number_, Text } from '../ports.ts';

/**
 * Lets a value through while a score is within bounds; with `each` over both, item by item. Several gates one after the other ask for
 * several scores.
 */
export const flowGate = defineNode({
  type: 'flow/gate',
  version: 1,
  title: 'Gate',
  doc: 'Hands a value on only when a score is good enough; else what hangs on it does not run.',
  tags: ['condition', 'threshold', 'quality', 'stop', 'check', 'filter', 'pass'],
  effect: 'pure',
  inputs: {
    value: one(Item, 'What is let through.'),
    score: one(Number_, 'What the gate looks at.'),
    atLeast: optional(Number_, 'Lowest score that opens the gate.'),
    atMost: optional(Number_, 'Highest score that opens the gate.'),
    reason: optional(Text, 'Said when the gate is closed, for instance "too dark".'),
  },
  outputs: { value: out(Item, 'The same value.') },

  check({ atLeast, atMost }): InputIssue[] {
    if (atLeast === undefined || atMost === undefined || atLeast <= atMost) return [];
    const message = `nothing is at least ${atLeast} and at most ${atMost}; raise "atMost" or lower "atLeast"`;
    return [{ input: 'atMost', message }];
  },

  run({ value, score, atLeast, atMost, reason }) {
    const closed = closedBecause(score, atLeast, atMost);
    if (closed === undefined) return { value };
    return new Halt('stopped', reason === undefined ? closed : `${reason}: ${closed}`);
  },
});

function closedBecause(score: number, atLeast?: number, atMost?: number): string | undefined {
  if (atLeast !== undefined && score < atLeast) return `score ${score} is below ${atLeast}`;
  if (atMost !== undefined && score > atMost) return `score ${score} is above ${atMost}`;
  return undefined;
}
