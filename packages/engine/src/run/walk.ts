import type { Clock } from '../host.ts';
import type { Outcome } from './outcome.ts';
import type { Step } from './step.ts';

/** An outcome that takes a while: what is awaited, and how it becomes an outcome. One promise per step, not a chain of them. */
export interface Pending {
  readonly promise: Promise<unknown>;
  readonly take: (value: unknown) => Outcome;
}

export interface Walk {
  readonly work: readonly Step[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Deals with a step whose sources are done. */
  readonly visit: (step: Step) => Outcome | Pending;
  /** The outcome of a step whose visit threw. */
  readonly failed: (step: Step, error: unknown) => Outcome;
  readonly ended: (step: Step, outcome: Outcome) => void;
}

/** How long running steps have to end after a cancel, ms. */
const ABORT_GRACE_MS = 1000;

let lastStamp = 0;

/**
 * Walks steps as their sources are done: edge counters and a ready queue, no promise per edge and no recursion. A step that gives
 * nothing skips only what hangs on it. Resolves when nothing is left to do, or soon after the signal aborts.
 */
export function walk({ work, clock, signal, visit, failed, ended }: Walk): Promise<void> {
  const ready = countEdges(work, ++lastStamp);
  const stamp = lastStamp;
  let next = 0;
  let running = 0;
  let draining = false;
  let finish: () => void;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const complete = (step: Step, outcome: Outcome) => {
    ended(step, outcome);
    const gaveNothing = outcome.kind === 'failed' || outcome.kind === 'skipped' || outcome.kind === 'refused';
    for (const dependent of step.dependents) {
      if (dependent.stamp !== stamp) continue;
      if (gaveNothing) dependent.blockedBy ??= step.blockedBy ?? step.id;
      if (--dependent.pending === 0) ready.push(dependent);
    }
  };

  const fail = (step: Step, error: unknown) => {
    if (!signal.aborted) complete(step, failed(step, error));
  };

  const later = (step: Step, { promise, take }: Pending) => {
    running++;
    promise.then(
      (value) => {
        running--;
        attempt(step, () => take(value));
        drain();
      },
      (error) => {
        running--;
        fail(step, error);
        drain();
      },
    );
  };

  const attempt = (step: Step, work: () => Outcome) => {
    try {
      complete(step, work());
    } catch (error) {
      fail(step, error);
    }
  };

  const start = (step: Step) => {
    if (step.blockedBy !== undefined) return complete(step, { kind: 'skipped', because: step.blockedBy });
    try {
      const result = visit(step);
      if ('promise' in result) later(step, result);
      else complete(step, result);
    } catch (error) {
      fail(step, error);
    }
  };

  const drain = () => {
    // A step that completes at once pushes its dependents while the loop below runs: one level of it is enough.
    if (draining) return;
    draining = true;
    while (next < ready.length && !signal.aborted) start(ready[next++]!);
    draining = false;
    if (running === 0) finish();
  };

  // Nodes get the signal and end by themselves; one that does not must not hold the run for ever.
  const onAbort = () => void clock.sleep(ABORT_GRACE_MS, new AbortController().signal).then(finish, finish);
  signal.addEventListener('abort', onAbort, { once: true });
  drain();
  return finished.finally(() => signal.removeEventListener('abort', onAbort));
}

/** Prepares the counters of the steps and returns those that wait for nothing. */
function countEdges(work: readonly Step[], stamp: number): Step[] {
  for (const step of work) {
    step.stamp = stamp;
    step.blockedBy = undefined;
    step.predicted = undefined;
    step.pending = 0;
  }
  const ready: Step[] = [];
  for (const step of work) {
    for (const source of step.sources) if (source.stamp === stamp) step.pending++;
    if (step.pending === 0) ready.push(step);
  }
  return ready;
}
