import type { NodeStatus } from '../run/node-status.ts';

const WORDS = {
  idle: '',
  running: 'running',
  done: 'done',
  failed: 'failed',
  skipped: 'skipped',
  stopped: 'stopped',
  waiting: 'waits for you',
  stale: 'will run',
} as const satisfies { readonly [status in NodeStatus['status']]: string };

/** Where a node stands, in a word or two; nothing for nodes that cost nothing. */
export const statusWord = ({ status, by }: NodeStatus): string =>
  status === 'done' && by !== undefined && by !== 'ran' ? (by === 'reused' ? 'reused' : '') : WORDS[status];

/** What is worth saying when it happens: that a node began, ended, or needs somebody. */
export const isWorthSaying = ({ status, by }: NodeStatus): boolean =>
  status === 'running' || status === 'failed' || status === 'waiting' || (status === 'done' && by === 'ran');
