/** Time that only passes when everything waits for it. All who share a timeline see the same order of events in every run. */
export interface Timeline {
  /** Milliseconds since the start. */
  now(): number;
  /** Resolves after `ms`, rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Lets time pass until a promise settles.
   *
   * @param until - instant at which to give up
   * @returns `stuck` when nobody waits for time any more and still nothing happens
   */
  pass(promise: Promise<unknown>, until: number): Promise<'settled' | 'stuck' | 'late'>;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** Chooses who wakes next among those that sleep: the index. By default the one that is due first. */
export type Order = (sleepers: readonly { readonly due: number }[]) => number;

export function createTimeline(order: Order = firstDue): Timeline {
  let now = 0;
  const sleepers: Sleeper[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const stop = () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          reject(signal!.reason);
        };
        const wake = () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        };
        const sleeper: Sleeper = { due: now + Math.max(0, ms), wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    async pass(promise, until) {
      let isSettled = false;
      const note = () => {
        isSettled = true;
      };
      promise.then(note, note);
      for (;;) {
        await turn();
        if (isSettled) return 'settled';
        if (sleepers.length === 0) return 'stuck';
        const [next] = sleepers.splice(order(sleepers), 1);
        if (next!.due > until) return 'late';
        now = Math.max(now, next!.due);
        next!.wake();
      }
    },
  };
}

function firstDue(sleepers: readonly { readonly due: number }[]): number {
  let first = 0;
  for (let i = 1; i < sleepers.length; i++) if (sleepers[i]!.due < sleepers[first]!.due) first = i;
  return first;
}

/** Runs everything that is ready, however long its chain of promises. A thousand times faster than a timer of 0 ms. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const { setImmediate } = globalThis as unknown as { readonly setImmediate: (callback: () => void) => void };
