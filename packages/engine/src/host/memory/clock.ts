import type { Clock } from '../../host.ts';

/** A clock that stands still until it is told to advance. */
export interface VirtualClock extends Clock {
  /**
   * Moves time forward and wakes the sleepers that are due on the way, the earliest first and equal ones in the order they
   * lay down. What they start meanwhile is part of the same advance.
   */
  advance(ms: number): Promise<void>;
  /** Sleepers not woken yet. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** Makes a virtual clock. @param start - milliseconds since 1970 */
export function virtualClock(start = 0): VirtualClock {
  let now = start;
  const sleepers = new Set<Sleeper>();

  const nextDue = (until: number) => {
    let next: Sleeper | undefined;
    for (const sleeper of sleepers) if (sleeper.due <= until && (!next || sleeper.due < next.due)) next = sleeper;
    return next;
  };

  return {
    now: () => now,
    get sleeping() {
      return sleepers.size;
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const stop = () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        };
        const wake = () => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', stop);
          resolve();
        };
        const sleeper: Sleeper = { due: now + Math.max(ms, 0), wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', stop, { once: true });
      }),
    async advance(ms) {
      const until = now + ms;
      await turn();
      for (let next = nextDue(until); next; next = nextDue(until)) {
        now = next.due;
        next.wake();
        await turn();
      }
      now = until;
    },
  };
}

/** Lets everything that is ready run, however long its chain of promises. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
