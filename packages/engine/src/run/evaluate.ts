import { type ErrorData, type Issue, isNodeError, toErrorData } from '../errors.ts';
import type { Host } from '../host.ts';
import { contentOf, predictedContent } from './content.ts';
import type { RunEvent } from './events.ts';
import { type Gathered, gather } from './gather.ts';
import { checkPorts, perform, pureContext } from './perform.ts';
import type { Pools } from './pools.ts';
import type { Step } from './step.ts';
import { findStored, store } from './stored.ts';
import { toIssues } from './validate.ts';

/** How a walk over unsettled steps ends for one of them. */
export type Outcome =
  | { readonly kind: 'reused' | 'finished'; readonly key: string; readonly elapsedMs: number }
  /** In a plan: would run now (`run`), or once the steps it is fed from have run (`wait`). */
  | { readonly kind: 'run' | 'wait'; readonly gathered: Gathered }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'skipped'; readonly because: string };

export interface Evaluation {
  /** `plan`: pure steps are evaluated, the others looked up or predicted. `run`: the others run. */
  readonly mode: 'plan' | 'run';
  readonly work: readonly Step[];
  readonly host: Host;
  readonly pools: Pools;
  readonly signal: AbortSignal;
  /** Steps whose stored result is not to be used. */
  readonly forced: ReadonlySet<string>;
  /** Runs under way by key: two steps with equal keys run once. */
  readonly inFlight: Map<string, Promise<Record<string, unknown>>>;
  /** Whether a pure step with this key counts as unchanged since an earlier process. */
  readonly isKnown: (step: Step, key: string) => boolean;
  readonly emit: (event: RunEvent) => void;
  /** Takes what a node's rules found worth knowing. */
  readonly warn: (issues: readonly Issue[]) => void;
  readonly ended: (step: Step, outcome: Outcome) => void;
}

let lastStamp = 0;

/**
 * Walks unsettled steps as their sources are done: edge counters and a ready queue, no promise per edge and no recursion. A
 * step that gives nothing skips only what hangs on it. Resolves when nothing is left to do, or soon after the signal aborts.
 */
export function evaluate(evaluation: Evaluation): Promise<void> {
  const { mode, work, host, signal, ended } = evaluation;
  const stamp = ++lastStamp;
  const ready: Step[] = [];
  let next = 0;
  let running = 0;
  let draining = false;
  let finish: () => void;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });

  for (const step of work) {
    step.stamp = stamp;
    step.blockedBy = undefined;
    step.predicted = undefined;
    step.pending = 0;
  }
  for (const step of work) {
    for (const source of step.sources) if (source.stamp === stamp) step.pending++;
    if (step.pending === 0) ready.push(step);
  }

  const complete = (step: Step, outcome: Outcome) => {
    ended(step, outcome);
    const gaveNothing = outcome.kind === 'failed' || outcome.kind === 'skipped' || outcome.kind === 'refused';
    for (const dependent of step.dependents) {
      if (dependent.stamp !== stamp) continue;
      if (gaveNothing) dependent.blockedBy ??= step.blockedBy ?? step.id;
      if (--dependent.pending === 0) ready.push(dependent);
    }
  };

  const settle = (step: Step, key: string, outputs: Record<string, unknown>) => {
    const contents: Record<string, string> = {};
    for (const port in step.def.outputs) contents[port] = contentOf(step.def.outputs[port].type, outputs[port], host.digest);
    step.settled = true;
    step.key = key;
    step.outputs = outputs;
    step.contents = contents;
  };

  const fail = (step: Step, error: unknown) => {
    if (signal.aborted) return;
    // Problems of pure steps with their inputs are the author's: found while planning, they keep the run from starting.
    const isAuthors = isNodeError(error) && (error.code === 'input-invalid' || error.code === 'file-invalid' || error.code === 'file-missing');
    if (mode === 'plan' && isAuthors) {
      const { input } = error.details;
      complete(step, { kind: 'refused', issues: [{ severity: 'error', code: error.code as Issue['code'], node: step.id, message: error.message, ...(input && { input }) }] });
    } else complete(step, { kind: 'failed', error: toErrorData(error) });
  };

  const later = <T>(step: Step, promise: Promise<T>, take: (value: T) => Outcome) => {
    running++;
    promise.then(
      (value) => {
        running--;
        try {
          complete(step, take(value));
        } catch (error) {
          fail(step, error);
        }
        drain();
      },
      (error) => {
        running--;
        fail(step, error);
        drain();
      },
    );
  };

  const visit = (step: Step) => {
    if (step.blockedBy !== undefined) return complete(step, { kind: 'skipped', because: step.blockedBy });
    const gathered = gather(step, host.digest);
    if (!gathered.tentative && step.outputs && step.key === gathered.key && !evaluation.forced.has(step.id)) {
      step.settled = true;
      return complete(step, { kind: 'reused', key: gathered.key, elapsedMs: 0 });
    }
    if (!gathered.unknown && step.def.check) {
      const found = toIssues(step, step.def.check(gathered.values));
      const issues = found.filter((issue) => issue.severity === 'error');
      if (found.length > issues.length) evaluation.warn(found.filter((issue) => issue.severity === 'warning'));
      if (issues.length > 0) {
        return mode === 'plan'
          ? complete(step, { kind: 'refused', issues })
          : complete(step, { kind: 'failed', error: { code: 'input-invalid', message: issues[0]!.message, input: issues[0]!.input!, retryable: false } });
      }
    }
    if (step.def.effect === 'pure') visitPure(step, gathered);
    else later(step, mode === 'plan' ? planEffect(step, gathered) : runEffect(step, gathered), itself);
  };

  const visitPure = (step: Step, gathered: Gathered) => {
    const { def } = step;
    if (gathered.unknown) {
      predict(step, gathered.key, undefined);
      return complete(step, { kind: 'wait', gathered });
    }
    const startedAt = performance.now();
    const take = (returned: unknown): Outcome => {
      const outputs = checkPorts(def, returned);
      if (gathered.tentative) {
        predict(step, gathered.key, outputs, true);
        return { kind: 'wait', gathered };
      }
      settle(step, gathered.key, outputs);
      const kind = evaluation.isKnown(step, gathered.key) ? 'reused' : 'finished';
      return { kind, key: gathered.key, elapsedMs: performance.now() - startedAt };
    };
    const returned = def.run(gathered.values, def.needs ? pureContext(host, def, signal) : BARE_CONTEXT);
    if (returned instanceof Promise) later(step, returned, take);
    else complete(step, take(returned));
  };

  /** Notes what the step will probably give. Outputs of pure steps keep their own content, since it follows from their inputs. */
  const predict = (step: Step, key: string, outputs: Record<string, unknown> | undefined, own = false) => {
    const contents: Record<string, string> = {};
    for (const port in step.def.outputs) {
      const value = outputs?.[port];
      contents[port] = own ? contentOf(step.def.outputs[port].type, value, host.digest) : predictedContent(key, port);
    }
    step.predicted = { outputs: outputs ?? {}, contents };
  };

  const planEffect = async (step: Step, gathered: Gathered): Promise<Outcome> => {
    const { def } = step;
    if (def.effect === 'pure') throw new TypeError(`${def.type} is pure`);
    if (!gathered.tentative && !gathered.unknown && !evaluation.forced.has(step.id)) {
      const stored = await findStored(host, def, gathered.key);
      if (stored) {
        settle(step, gathered.key, stored);
        return { kind: 'reused', key: gathered.key, elapsedMs: 0 };
      }
    }
    predict(step, gathered.key, gathered.unknown ? undefined : def.predict(gathered.values));
    return { kind: gathered.tentative || gathered.unknown ? 'wait' : 'run', gathered };
  };

  const runEffect = async (step: Step, gathered: Gathered): Promise<Outcome> => {
    const { key } = gathered;
    const stored = evaluation.forced.has(step.id) ? undefined : await findStored(host, step.def, key);
    if (stored) {
      settle(step, key, stored);
      return { kind: 'reused', key, elapsedMs: 0 };
    }
    const shared = evaluation.inFlight.get(key);
    if (shared) {
      settle(step, key, await shared);
      return { kind: 'reused', key, elapsedMs: 0 };
    }
    const startedAt = performance.now();
    const done = perform(step, gathered, evaluation).then(async (outputs) => {
      await store(host, step.def, key, outputs, performance.now() - startedAt);
      return outputs;
    });
    evaluation.inFlight.set(key, done);
    try {
      settle(step, key, await done);
    } finally {
      evaluation.inFlight.delete(key);
    }
    return { kind: 'finished', key, elapsedMs: performance.now() - startedAt };
  };

  const drain = () => {
    // A step that completes at once pushes its dependents while the loop below runs: one level of it is enough.
    if (draining) return;
    draining = true;
    while (next < ready.length && !signal.aborted) {
      const step = ready[next++]!;
      try {
        visit(step);
      } catch (error) {
        fail(step, error);
      }
    }
    draining = false;
    if (running === 0) finish();
  };

  const onAbort = () => {
    // Nodes get the signal and end by themselves; one that does not must not hold the run for ever.
    host.clock.sleep(ABORT_GRACE_MS, new AbortController().signal).then(finish, finish);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  drain();
  return finished.finally(() => signal.removeEventListener('abort', onAbort));
}

/** How long running nodes have to end after a cancel, ms. */
const ABORT_GRACE_MS = 1000;

const itself = (outcome: Outcome) => outcome;

const BARE_CONTEXT = { host: {}, signal: new AbortController().signal, progress: () => {} } as never;
