/** Runs tasks, at most `width` at a time, in the order they came. A task aborted while waiting never starts. */
export type Limit = <T>(signal: AbortSignal, task: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly signal: AbortSignal;
  start(): void;
  abort(): void;
}

/** Makes a limit. @param width - >= 1 */
export function limit(width: number): Limit {
  if (!(width >= 1)) throw new RangeError(`width must be at least 1, got ${width}`);
  let free = Math.floor(width);
  const waiting = new Set<Waiting>();
  /** Signals that are listened to, with how many wait under each: one listener stands for thousands. */
  const heard = new Map<AbortSignal, { count: number; readonly listener: () => void }>();

  const listen = (signal: AbortSignal) => {
    const entry = heard.get(signal);
    if (entry) return void entry.count++;
    const listener = () => {
      for (const one of waiting) if (one.signal === signal) one.abort();
    };
    signal.addEventListener('abort', listener, { once: true });
    heard.set(signal, { count: 1, listener });
  };

  const leave = (one: Waiting) => {
    waiting.delete(one);
    const entry = heard.get(one.signal)!;
    if (--entry.count > 0) return;
    heard.delete(one.signal);
    one.signal.removeEventListener('abort', entry.listener);
  };

  const enter = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      if (free > 0) {
        free--;
        return resolve();
      }
      const one: Waiting = {
        signal,
        start() {
          leave(one);
          resolve();
        },
        abort() {
          leave(one);
          reject(signal.reason);
        },
      };
      waiting.add(one);
      listen(signal);
    });

  const next = () => {
    const [first] = waiting;
    if (first) first.start();
    else free++;
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
