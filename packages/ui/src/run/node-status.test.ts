import type { LedgerEvent, PlanEntry } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { entry, price, purchase } from '../spend/testing.ts';
import { IDLE, type NodeStatus, nextStatus, plannedStatus } from './node-status.ts';

const after = (...steps: readonly LedgerEvent[]): NodeStatus =>
  steps.reduce((status, step) => nextStatus(status, { type: 'node-purchase', node: 'shot', purchase: step }, 1), IDLE);

describe('a node that failed', () => {
  const changed = { reason: 'input-changed', message: 'seconds changed: 5 → 4' } as const;
  const failed = [
    { type: 'node-started', node: 'shot', key: 'k' } as const,
    {
      type: 'node-failed',
      node: 'shot',
      error: { code: 'provider-refused', message: 'no', retryable: false },
    } as const,
  ].reduce<NodeStatus>((status, event) => nextStatus(status, event, 1), IDLE);

  it('stays so while the same would be made again, though its last result is of something else', () => {
    expect(plannedStatus(failed, entry('shot', { key: 'k', why: changed }))).toBe(failed);
  });

  it('is forgotten once something else would be made', () => {
    expect(plannedStatus(failed, entry('shot', { key: 'other', why: changed })).status).toBe('stale');
    const first = { reason: 'first-time', message: 'has no result yet' } as const;
    expect(plannedStatus(failed, entry('shot', { key: 'other', why: first })).status).toBe('stale');
  });
});

describe('a node that buys', () => {
  it('shows how far its purchase has come, and a fraction only while there is one', () => {
    const running = { type: 'progress', key: 'k', status: 'running' } as const;
    expect(after({ type: 'progress', key: 'k', status: 'queued' })).toEqual({ status: 'running', note: 'queued' });
    expect(after({ ...running, fraction: 0.4 })).toEqual({ status: 'running', note: 'running', fraction: 0.4 });
    expect(after({ ...running, fraction: 0.4 }, { type: 'downloading', key: 'k', file: 'video' })).toEqual({
      status: 'running',
      note: 'downloading video',
    });
  });

  it('says that it was bought or ordered already rather than that it never ran', () => {
    const why = (state: NonNullable<PlanEntry['purchase']>['state']) =>
      plannedStatus(IDLE, entry('shot', { purchase: purchase({ state }) })).why;
    expect(why('done')).toBe('was bought already and is only fetched');
    expect(why('job')).toBe('was ordered already and comes in');
    expect(why('free')).toBe('has no result yet');
  });

  it('stays failed in doubt until the doubt is settled', () => {
    const failed: NodeStatus = {
      status: 'failed',
      error: { code: 'purchase-in-doubt', message: 'in doubt', retryable: false },
    };
    const planned = (state: NonNullable<PlanEntry['purchase']>['state']) =>
      plannedStatus(failed, entry('shot', { price: price(0), purchase: purchase({ state }) })).status;
    expect(planned('in-doubt')).toBe('failed');
    expect([planned('job'), planned('free')]).toEqual(['stale', 'stale']);
  });
});
