import type { RunEvent } from '@shotgraph/engine';
import type { RunSummary } from './log-types.ts';

/** Events and entries of runs, for tests. */
export const started = (node: string): RunEvent => ({ type: 'node-started', node, key: 'k' });
export const finished = (node: string, effect: 'compute' | 'pure' = 'compute'): RunEvent => ({
  type: 'node-finished',
  node,
  key: 'k',
  effect,
  elapsedMs: 5,
});
export const progress = (node: string): RunEvent => ({ type: 'node-progress', node, fraction: 0.5 });
export const summary = (more: Partial<RunSummary> = {}): RunSummary => ({
  id: 'r',
  document: 'd',
  startedAt: 1,
  elapsedMs: 100,
  status: 'done',
  ran: [],
  reused: [],
  failed: [],
  spent: [],
  ...more,
});
