import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@shotgraph/engine';

/** Longest delay timers take; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The system's clock. Waits longer than 24 days end early: whoever waits looks at the time again. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(Math.min(ms, LONGEST_MS), undefined, { signal }),
};
