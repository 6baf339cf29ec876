import type { Clock } from '@shotgraph/engine';

/** A clock that stands still until it is told to go on. */
export interface TestClock extends Clock {
  /** Goes on by so many seconds; sleepers whose time has come wake in order. */
  advance(seconds: number): void;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Makes a clock that stands at a whole second. */
export function testClock(start = Date.parse('2026-11-22T17:06:44Z')): TestClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const sleeper = {
          at: now + ms,
          wake() {
            sleepers.delete(sleeper);
            signal.removeEventListener('abort', stop);
            resolve();
          },
        };
        const stop = () => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', stop, { once: true });
        sleepers.add(sleeper);
        if (ms <= 0) sleeper.wake();
      }),
    advance(seconds) {
      now += seconds * 1000;
      for (const sleeper of [...sleepers].sort((a, b) => a.at - b.at)) if (sleeper.at <= now) sleeper.wake();
    },
  };
}
