import type { ErrorData, PlanEntry, RunEvent } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { cardsOf } from './card-path.ts';
import { createCards } from './cards.ts';

const started = (node: string): RunEvent => ({ type: 'node-started', node, key: 'k' });
const finished = (node: string, effect: 'pure' | 'compute' = 'compute'): RunEvent => ({
  type: 'node-finished',
  node,
  key: 'k',
  effect,
  elapsedMs: 5,
});
const reused = (node: string): RunEvent => ({ type: 'node-reused', node, key: 'k', effect: 'compute' });
const error: ErrorData = { code: 'provider-refused', message: 'no luck; try again', retryable: false };
const failed = (node: string): RunEvent => ({ type: 'node-failed', node, error });
const items = (node: string, count: number): RunEvent => ({ type: 'node-items', node, items: count });

const entry = (node: string, action: PlanEntry['action'], why: Partial<PlanEntry['why']> = {}): PlanEntry => ({
  node,
  type: 'x/y',
  effect: 'compute',
  action,
  key: 'k',
  why: { reason: 'first-time', message: 'has no result yet', ...why } as PlanEntry['why'],
});

/** Takes events in, one millisecond apart, and gives the cards. */
function after(...events: readonly RunEvent[]) {
  const cards = createCards();
  cards.begin();
  events.forEach((event, i) => void cards.take(event, 1000 + i));
  return cards;
}

describe('the cards a path goes through', () => {
  it('are the nodes in it; items and what is inside of a subgraph are parts of them', () => {
    expect(cardsOf('grade')).toEqual([{ card: 'grade', part: '' }]);
    expect(cardsOf('sweep/3')).toEqual([{ card: 'sweep', part: '3' }]);
    expect(cardsOf('shot/grade')).toEqual([
      { card: 'shot', part: 'grade' },
      { card: 'shot/grade', part: '' },
    ]);
    expect(cardsOf('scenes/1/shots/2/look/grade')).toEqual([
      { card: 'scenes', part: '1' },
      { card: 'scenes/shots', part: '1/2' },
      { card: 'scenes/shots/look', part: '1/2/grade' },
      { card: 'scenes/shots/look/grade', part: '1/2' },
    ]);
  });
});

describe('the status of a card', () => {
  it('is that of its node where nothing happens inside of it', () => {
    const cards = after(started('a'), { type: 'node-progress', node: 'a', fraction: 0.4, note: 'frame 4' });
    expect(cards.status('a')).toEqual({ status: 'running', key: 'k', startedAt: 1000, fraction: 0.4, note: 'frame 4' });
    cards.take(finished('a'), 1005);
    expect(cards.status('a')).toEqual({ status: 'done', by: 'ran', elapsedMs: 5 });
    expect(cards.status('b')).toEqual({ status: 'idle' });
  });

  it('counts the items of a node that runs once per item', () => {
    const cards = after(items('s', 40), reused('s/0'), started('s/1'), started('s/2'), finished('s/1'));
    const parts = { total: 40, ended: 39, ran: 1, reused: 1, failed: 0 };
    expect(cards.status('s')).toEqual({ status: 'running', startedAt: 1002, fraction: 39 / 40, parts });
    cards.take(finished('s/2'), 1010);
    cards.take(finished('s'), 1011);
    expect(cards.status('s')).toEqual({
      status: 'done',
      by: 'ran',
      elapsedMs: 8,
      parts: { ...parts, ended: 40, ran: 2 },
    });
  });

  it('goes by the plan for what is still to be done, and counts an item once however much runs in it', () => {
    const cards = createCards();
    cards.plan([0, 1, 2].flatMap((i) => [entry(`s/${i}/shot`, 'run'), entry(`s/${i}/grade`, 'wait')]));
    expect(cards.status('s')).toMatchObject({ status: 'stale', why: 'has no result yet', parts: { total: 3 } });
    expect(cards.status('s/grade')).toMatchObject({ status: 'stale', parts: { total: 3 } });
    cards.begin();
    for (const event of [items('s', 4), started('s/0/shot'), finished('s/0/shot')]) cards.take(event, 0);
    // Of four items one needs nothing, and none of the others has got through both of its nodes.
    expect(cards.status('s')).toMatchObject({ status: 'running', parts: { total: 4, ended: 1 } });
    expect(cards.status('s/shot')).toMatchObject({ status: 'running', parts: { total: 3, ended: 1 } });
    for (const event of [started('s/0/grade'), finished('s/0/grade')]) cards.take(event, 0);
    expect(cards.status('s')).toMatchObject({ parts: { total: 4, ended: 2, ran: 2 } });
  });

  it('counts the nodes of a subgraph that stands for one node', () => {
    const cards = createCards();
    cards.plan([entry('one/a', 'run'), entry('one/b', 'wait'), { ...entry('one', 'wait'), effect: 'pure' }]);
    cards.begin();
    cards.take(started('one/a'), 10);
    cards.take(finished('one/a'), 20);
    expect(cards.status('one')).toMatchObject({ status: 'running', parts: { total: 2, ended: 1 } });
    expect(cards.status('one/a')).toMatchObject({ status: 'done', by: 'ran' });
    cards.take(reused('one/b'), 30);
    cards.take(finished('one', 'pure'), 31);
    expect(cards.status('one')).toMatchObject({
      status: 'done',
      by: 'ran',
      elapsedMs: 20,
      parts: { ran: 1, reused: 1 },
    });
  });

  it('names the item that failed, with how many did, while the others go on', () => {
    const cards = after(items('s', 40), started('s/2/grade'), started('s/3/grade'), failed('s/2/grade'));
    expect(cards.status('s')).toMatchObject({ status: 'running', parts: { failed: 1, total: 40 } });
    cards.take(failed('s/3/grade'), 5);
    cards.take(finished('s'), 6);
    const message = '2 of 40 failed · s/2/grade: no luck; try again';
    expect(cards.status('s')).toMatchObject({ status: 'failed', error: { ...error, message } });
    expect(cards.status('s/grade')).toMatchObject({ status: 'failed' });
  });

  it('keeps a failure until what failed has changed or is gone', () => {
    const fail = () => {
      const cards = after(items('s', 2), started('s/0'), failed('s/0'), finished('s/1'), finished('s'));
      cards.end();
      return cards;
    };
    const same = fail();
    same.plan([entry('s', 'run'), entry('s/0', 'run')]);
    expect(same.status('s').status).toBe('failed');
    const changed = fail();
    const other = entry('s/0', 'run', { reason: 'input-changed', message: 'value changed' });
    changed.plan([entry('s', 'wait'), { ...other, key: 'other' }]);
    expect(changed.status('s')).toMatchObject({ status: 'stale', why: 'value changed', parts: { total: 1 } });
    const gone = fail();
    gone.plan([entry('s', 'reuse')]);
    expect(gone.status('s')).toMatchObject({ status: 'done' });
  });

  it('waits for a person wherever the choice is to be made, in a run and in the plan', () => {
    const message = 'pick one of 4';
    const cards = after(
      { type: 'node-waiting', node: 'pick', message },
      { type: 'node-waiting', node: 'x/pick', message },
    );
    expect([cards.status('pick'), cards.status('x')]).toEqual([
      { status: 'waiting', why: message },
      { status: 'waiting', why: message },
    ]);
    const planned = createCards();
    const waits = { ...entry('pick', 'wait', { reason: 'waits', message }), effect: 'pure' } as const;
    planned.plan([waits]);
    expect(planned.status('pick')).toEqual({ status: 'waiting', why: message });
    planned.plan([{ ...waits, why: { reason: 'waits', inputs: ['shot'], message: 'depends on shot' } }]);
    expect(planned.status('pick').status).toBe('idle');
  });

  it('says that a gate stopped it', () => {
    const cards = after({ type: 'node-stopped', node: 'gate', message: 'score 2 is under 5' });
    expect(cards.status('gate')).toEqual({ status: 'stopped', why: 'score 2 is under 5' });
  });

  it('runs no more once the run has ended', () => {
    const cards = after(items('s', 3), started('s/0'), started('a'));
    expect(new Set(cards.end())).toEqual(new Set(['s', 'a']));
    expect(cards.status('s').status).toBe('stale');
    expect(cards.status('a').status).toBe('idle');
  });

  it('touches only the cards around the node of an event, however many there are', () => {
    const cards = after(...Array.from({ length: 10_000 }, (_, i) => started(`s/${i}/grade`)));
    expect(cards.take(finished('s/77/grade'), 0)).toEqual(['s', 's/grade']);
    expect(cards.status('s').parts).toMatchObject({ total: 10_000, ended: 1 });
  });
});
