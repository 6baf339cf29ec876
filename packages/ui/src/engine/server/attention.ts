/**
 * Whether anybody looks at this window. Browsers hold six connections to one server, for all of their windows together: windows that nobody
 * looks at must not keep theirs, or the next one would not even load.
 */
export interface Attention {
  setShown(isShown: boolean): void;
  /** A connection that is kept open from now on. Its signal aborts when nobody has looked for a moment. */
  hold(): { readonly signal: AbortSignal; end(): void };
  /** Resolves when somebody looks, or after a while all the same: what is not looked at is not forgotten. Also when the signal aborts. */
  next(signal: AbortSignal): Promise<void>;
}

export interface AttentionOptions {
  /** How long a connection is kept after the last look, ms. */
  readonly restMs?: number;
  /** How long the window then does without, ms. */
  readonly pauseMs?: number;
}

/** A window that is looked at until it is said otherwise. */
export function createAttention({ restMs = 2000, pauseMs = 10_000 }: AttentionOptions = {}): Attention {
  let isShown = true;
  const listeners = new Set<() => void>();
  return {
    setShown(next) {
      isShown = next;
      for (const listener of [...listeners]) listener();
    },
    hold() {
      const leave = new AbortController();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = () => {
        if (isShown) {
          clearTimeout(timer);
          timer = undefined;
        } else timer ??= setTimeout(() => leave.abort(), restMs);
      };
      listeners.add(look);
      look();
      const end = () => {
        clearTimeout(timer);
        listeners.delete(look);
      };
      return { signal: leave.signal, end };
    },
    next: (signal) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          listeners.delete(look);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const look = () => isShown && end();
        const timer = setTimeout(end, pauseMs);
        listeners.add(look);
        signal.addEventListener('abort', end);
        if (isShown || signal.aborted) end();
      }),
  };
}
