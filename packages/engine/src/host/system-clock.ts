import type { Clock } from '../host.ts';

/** Longest delay timers take; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The system's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    for (let left = ms; ; left -= LONGEST_MS) {
      await sleepOnce(Math.min(left, LONGEST_MS), signal);
      if (left <= LONGEST_MS) return;
    }
  },
};

const sleepOnce = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
