import type { LedgerEvent, PlanEntry } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { entry, price, purchase } from '../spend/testing.ts';
import { IDLE, type NodeStatus, nextStatus, plannedStatus } from './node-status.ts';

const after = (...steps: readonly LedgerEvent[]): NodeStatus =>
  steps.reduce((status, step) => nextStatus(status, { type: 'node-purchase', node: 'shot', purchase: step }, 1), IDLE);

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
