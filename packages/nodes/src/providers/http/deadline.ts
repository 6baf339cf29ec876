/** A signal that also ends after a while. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether time ran out, rather than the caller losing interest. */
  late(): boolean;
  /** Starts the time anew: something arrived. */
  restart(): void;
  /** Stops the clock. To be called whatever happens. */
  end(): void;
}

/**
 * Follows a caller's signal and adds a time limit. A timer of its own instead of `AbortSignal.any`, so that it can be restarted.
 *
 * @param timeoutMs - from now, or from the last `restart`
 */
export function startDeadline(caller: AbortSignal, timeoutMs: number): Deadline {
  const controller = new AbortController();
  let late = false;
  let timer: ReturnType<typeof setTimeout>;
  const onAbort = () => controller.abort(caller.reason);
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      late = true;
      controller.abort(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
  };
  if (caller.aborted) onAbort();
  else caller.addEventListener('abort', onAbort, { once: true });
  restart();
  return {
    signal: controller.signal,
    late: () => late,
    restart,
    end() {
      clearTimeout(timer);
      caller.removeEventListener('abort', onAbort);
    },
  };
}
