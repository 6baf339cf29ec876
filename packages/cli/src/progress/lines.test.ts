import type { RunEvent } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { countsInWords, createTally, lineageOf } from './endings.ts';
import { createLines } from './lines.ts';

const items = (node: string, count: number): RunEvent => ({ type: 'node-items', node, items: count });
const started = (node: string): RunEvent => ({ type: 'node-started', node, key: 'k' });
const finished = (node: string, effect: 'pure' | 'compute' = 'compute'): RunEvent => ({
  type: 'node-finished',
  node,
  key: 'k',
  effect,
  elapsedMs: 1,
});
const failed = (node: string): RunEvent => ({
  type: 'node-failed',
  node,
  error: { code: 'node-threw', message: 'x', retryable: false },
});

describe('lineageOf', () => {
  it('tells items by the numbers in their paths', () => {
    expect(lineageOf('one/grade')).toEqual({ name: 'one/grade' });
    expect(lineageOf('takes/3')).toEqual({ name: 'takes', owner: 'takes', group: { path: 'takes', name: 'takes' } });
    expect(lineageOf('shots/2/takes/3')).toEqual({
      name: 'shots/*/takes',
      owner: 'shots',
      group: { path: 'shots/2/takes', name: 'shots/*/takes' },
    });
    expect(lineageOf('outputs.film')).toEqual({ name: 'outputs.film' });
  });
});

describe('lines', () => {
  it('bring 40 items times 4 takes together, sizes of groups not met yet taken from the last one', () => {
    const lines = createLines();
    lines.note(items('shots', 40), 0);
    lines.note(items('shots/0/takes', 4), 0);
    expect(lines.note(started('shots/0/takes/0'), 5).line).toMatchObject({ name: 'shots/*/takes', items: 160 });
    lines.note(finished('shots/0/takes/0'), 6);
    lines.note(failed('shots/0/takes/1'), 6);
    expect(lines.open()).toMatchObject([{ name: 'shots/*/takes', startedAt: 5, ended: 2, items: 160 }]);
    expect(lines.note(finished('shots/0/takes'), 7)).toEqual({ closed: [] });
    const { closed } = lines.note(finished('shots'), 8);
    expect(closed).toMatchObject([{ name: 'shots/*/takes', counts: { ran: 1, failed: 1, reused: 0 } }]);
    expect(lines.open()).toEqual([]);
  });

  it('count an item once however often it is told of, and leave out what cost nothing', () => {
    const lines = createLines();
    const reused: RunEvent = { type: 'node-reused', node: 'takes/0', key: 'k', effect: 'compute' };
    lines.note(reused, 0);
    lines.note(reused, 0);
    expect(lines.note(finished('words', 'pure'), 0)).toEqual({ closed: [] });
    const { closed } = lines.note({ ...reused, node: 'takes' }, 1);
    expect(closed).toMatchObject([{ name: 'takes', ended: 1, items: 1 }]);
  });
});

describe('the tally', () => {
  it('counts items, not the nodes that stand for them', () => {
    const tally = createTally();
    const told = [
      items('takes', 2),
      finished('takes/0'),
      failed('takes/1'),
      finished('takes'),
      finished('words', 'pure'),
    ];
    for (const event of [...told, finished('grade')]) tally.note(event);
    expect(countsInWords(tally.counts())).toBe('2 ran, 1 failed');
  });
});
