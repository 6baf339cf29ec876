import type { Clock } from '../host.ts';
import { faultOf, type Outcome } from './outcome.ts';
import type { Fault, Step } from './step.ts';

/** An outcome that takes a while: what is awaited, and how it becomes an outcome. One promise per step, not a chain of them. */
export interface Pending {
  readonly promise: Promise<unknown>;
  readonly take: (value: unknown) => Visit;
}

/** More steps have to be evaluated before the step can go on. */
export interface More {
  readonly more: readonly Step[];
  /** Those of them that are waited for. */
  readonly ends: readonly Step[];
  /** The steps were evaluated before and are only asked for their values: nobody else waits for them. */
  readonly again?: boolean;
  /** Goes on also when an end gave nothing. */
  readonly tolerant?: boolean;
  readonly next: () => Visit;
}

/** What visiting a step leads to. */
export type Visit = Outcome | Pending | More;

export interface Walk {
  readonly work: readonly Step[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Deals with a step whose sources are done. */
  readonly visit: (step: Step) => Visit;
  /** The outcome of a step whose visit threw. */
  readonly failed: (step: Step, error: unknown) => Outcome;
  readonly ended: (step: Step, outcome: Outcome) => void;
  /** Asked when everything is done: what has turned out to be needed besides. */
  readonly rest: () => readonly Step[];
  /** Called when nothing under way needs a large value any more. */
  readonly release: (step: Step) => void;
}

/**
 * Steps started before those that have ended already are heard: of 100,000 independent nodes that give their outputs at once only so
 * many are under way. Nodes that take a while are not held back.
 */
const STARTED_AT_ONCE = 1000;

/** How long running steps have to end after a cancel, ms. */
const ABORT_GRACE_MS = 1000;

let lastStamp = 0;

interface Waiter {
  readonly step: Step;
  readonly more: More;
  left: number;
}

/**
 * Walks steps as their sources are done: edge counters and a ready queue, no promise per edge and no recursion. Steps can be added
 * on the way. A step that gives nothing skips only what hangs on it. Resolves when nothing is left to do, or soon after the signal
 * aborts.
 *
 * @returns how many steps never became ready: not 0 only if steps feed each other in a circle
 */
export function walk({ work, clock, signal, visit, failed, ended, rest, release }: Walk): Promise<number> {
  const stamp = ++lastStamp;
  const ready: Step[] = [];
  const waiters = new Map<Step, Waiter[]>();
  const resumed = new Map<Step, More['next']>();
  /** Evaluated again for their values only. */
  const again = new Set<Step>();
  let unfinished = 0;
  /** Most walks meet no large value: their sources need not be looked at. */
  let anyHeavy = false;
  let next = 0;
  let running = 0;
  let draining = false;
  let finish: () => void;
  let over = false;
  const finished = new Promise<void>((resolve) => {
    finish = () => {
      over = true;
      resolve();
    };
  });

  /** Counts steps in and queues those that wait for nothing; steps that were counted in before are left alone. */
  const add = (steps: readonly Step[], repeat: boolean) => {
    const added: Step[] = [];
    for (const step of steps) {
      if (step.stamp === stamp && !(repeat && step.endStamp === stamp)) continue;
      step.stamp = stamp;
      step.endStamp = 0;
      step.fault = undefined;
      step.predicted = undefined;
      step.pending = 0;
      if (repeat) again.add(step);
      added.push(step);
    }
    unfinished += added.length;
    for (const step of added) {
      for (const source of step.sources) {
        if (source.stamp !== stamp || again.has(source)) continue;
        if (source.endStamp !== stamp) step.pending++;
        else if (source.fault) step.fault ??= source.fault;
      }
      if (step.pending === 0) ready.push(step);
    }
  };

  const complete = (step: Step, outcome: Outcome) => {
    const fault = faultOf(step, outcome);
    if (fault) step.fault = fault;
    step.endStamp = stamp;
    unfinished--;
    ended(step, outcome);
    const isAgain = again.size > 0 && again.delete(step);
    if (!isAgain) {
      for (const dependent of step.dependents) {
        if (dependent.stamp !== stamp || dependent.endStamp === stamp) continue;
        if (fault) dependent.fault ??= fault;
        if (--dependent.pending === 0) ready.push(dependent);
      }
    }
    if (waiters.size > 0) tell(step, fault);
    anyHeavy ||= step.isHeavy;
    if (anyHeavy) for (const source of step.sources) if (source.isHeavy) letGo(source);
  };

  const tell = (end: Step, fault: Fault | undefined) => {
    for (const waiter of waiters.get(end) ?? []) {
      if (fault && !waiter.more.tolerant) waiter.step.fault ??= fault;
      if (--waiter.left === 0) resume(waiter.step, waiter.more);
    }
    waiters.delete(end);
  };

  const resume = (step: Step, more: More) => {
    resumed.set(step, more.next);
    ready.push(step);
  };

  const wait = (step: Step, more: More) => {
    add(more.more, more.again === true);
    const waiter: Waiter = { step, more, left: 0 };
    for (const end of more.ends) {
      if (end.stamp === stamp && end.endStamp !== stamp) {
        waiter.left++;
        const list = waiters.get(end);
        if (list) list.push(waiter);
        else waiters.set(end, [waiter]);
      } else if (end.stamp === stamp && end.fault && !more.tolerant) step.fault ??= end.fault;
    }
    if (waiter.left === 0) resume(step, more);
  };

  const letGo = (step: Step) => {
    const needs = (other: Step) => other.stamp === stamp && other.endStamp !== stamp;
    if (step.settled && !step.dependents.some(needs) && !step.choosers.some(needs)) release(step);
  };

  const fail = (step: Step, error: unknown) => {
    if (!signal.aborted) complete(step, failed(step, error));
  };

  const proceed = (step: Step, go: (step: Step) => Visit) => {
    try {
      const result = go(step);
      if ('promise' in result) later(step, result);
      else if ('more' in result) wait(step, result);
      else complete(step, result);
    } catch (error) {
      fail(step, error);
    }
  };

  const later = (step: Step, { promise, take }: Pending) => {
    running++;
    promise.then(
      (value) => {
        running--;
        // The walk did not wait for it: its end is nobody's business any more.
        if (over) return;
        proceed(step, () => take(value));
        drain();
      },
      (error) => {
        running--;
        if (over) return;
        fail(step, error);
        drain();
      },
    );
  };

  const start = (step: Step) => {
    const go = resumed.size > 0 ? resumed.get(step) : undefined;
    if (go) resumed.delete(step);
    if (step.fault) complete(step, { kind: 'skipped', because: step.fault.node, fault: step.fault });
    else proceed(step, go ?? visit);
  };

  const drain = () => {
    // A step that completes at once pushes its dependents while the loop below runs: one level of it is enough.
    if (draining) return;
    draining = true;
    const most = running + STARTED_AT_ONCE;
    do {
      while (next < ready.length && !signal.aborted) {
        if (running >= most) return void Promise.resolve().then(goOn);
        start(ready[next]!);
        ready[next++] = undefined!;
      }
      // Choices made on the way may need more; usually there is nothing.
      if (running === 0 && !signal.aborted) add(rest(), false);
    } while (next < ready.length && !signal.aborted);
    draining = false;
    if (running === 0) finish();
  };

  const goOn = () => {
    draining = false;
    if (!over) drain();
  };

  // Nodes get the signal and end by themselves; one that does not must not hold the run for ever.
  const onAbort = () => void clock.sleep(ABORT_GRACE_MS, new AbortController().signal).then(finish, finish);
  signal.addEventListener('abort', onAbort, { once: true });
  add(work, false);
  drain();
  return finished.finally(() => signal.removeEventListener('abort', onAbort)).then(() => unfinished);
}
