import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { stateOf, toPurchase } from './records.ts';
import { callOf, ESTIMATE } from './testing/world.ts';

const intent = (token: number, tag: number, attempt = 1) => ({
  type: 'intent',
  attempt,
  token,
  at: token,
  tag,
  call: callOf('fox'),
  estimate: ESTIMATE,
  run: 'run',
});
const line = (type: string, token: number, more = {}) => ({ type, attempt: 1, token, at: token, ...more });
const job = (token: number, id: string, attempt = 1) => line('job', token, { job: { id }, attempt });
const add = (...lines: readonly unknown[]) => toPurchase('key', lines as Json[]);

describe('[L3] lines of a journal', () => {
  it('written by somebody whose claim was lost do not start an attempt', () => {
    expect(add(intent(2, 20), intent(1, 10)).attempts.map(({ intent }) => intent.tag)).toEqual([20]);
    expect(stateOf(add(intent(2, 20), line('none', 2), intent(1, 10, 2)))).toBe('free');
    expect(stateOf(add(intent(2, 20), line('none', 2), intent(2, 21, 2), line('sending', 1, { attempt: 2 })))).toBe(
      'intended',
    );
  });

  it('give an attempt the tag of the last who was about to send it', () => {
    const { attempts } = add(intent(1, 10), intent(2, 20), line('sending', 2));
    expect(attempts).toMatchObject([{ intent: { tag: 20 }, status: 'sending', sendingAt: 2 }]);
    expect(add(intent(1, 10), line('sending', 1), intent(2, 20)).attempts[0]!.intent.tag).toBe(10);
    expect(add(intent(1, 10), line('sending', 1), line('sending', 2)).attempts[0]!.sendingAt).toBe(2);
  });

  it('count jobs and ends whoever wrote them; what came to light too late is a stray', () => {
    const sent = [intent(1, 10), line('sending', 1)];
    expect(stateOf(add(...sent, line('doubt', 2, { why: 'answer-lost' }), job(1, 'a')))).toBe('job');
    expect(stateOf(add(...sent, line('none', 2), job(1, 'a')))).toBe('job');
    expect(add(...sent, job(1, 'a'), job(2, 'a')).strays).toEqual([]);
    expect(add(...sent, job(1, 'a'), job(2, 'b')).strays).toEqual([{ id: 'b' }]);
    const late = add(...sent, line('none', 2), intent(2, 11, 2), job(1, 'a'), job(2, 'b', 2));
    expect([late.strays, late.attempts.at(-1)!.job, stateOf(late)]).toEqual([[{ id: 'a' }], { id: 'b' }, 'job']);
  });

  it('never lead back from an end', () => {
    const done = [intent(1, 10), line('sending', 1), job(1, 'a'), line('done', 1, { assets: {}, facts: {} })];
    for (const late of ['sending', 'doubt', 'none', 'refused', 'failed', 'cancelled'])
      expect(stateOf(add(...done, line(late, 2)))).toBe('done');
  });

  it('of kinds that a newer version writes are passed over', () => {
    expect(stateOf(add(null, 'x', { type: 'toString', attempt: 1 }, intent(1, 10), line('hint', 1)))).toBe('intended');
    expect(stateOf(add())).toBeUndefined();
  });
});
