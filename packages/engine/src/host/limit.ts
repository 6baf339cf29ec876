/** Runs tasks, at most `width` at a time, in the order they came. A task aborted while waiting never starts. */
export type Limit = <T>(signal: AbortSignal, task: () => Promise<T>) => Promise<T>;

/** Makes a limit. @param width - >= 1 */
export function limit(width: number): Limit {
  if (!(width >= 1)) throw new RangeError(`width must be at least 1, got ${width}`);
  let free = Math.floor(width);
  const waiting = new Set<() => void>();

  const enter = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      if (free > 0) {
        free--;
        return resolve();
      }
      const start = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(start);
        reject(signal.reason);
      };
      waiting.add(start);
      signal.addEventListener('abort', leave, { once: true });
    });

  const next = () => {
    const [start] = waiting;
    if (!start) return void free++;
    waiting.delete(start);
    start();
  };

  return async (signal, task) => {
    await enter(signal);
    try {
      return await task();
    } finally {
      next();
    }
  };
}
