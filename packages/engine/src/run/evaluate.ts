import { type Issue, isNodeError, toErrorData } from '../errors.ts';
import type { Host } from '../host.ts';
import type { RunEvent } from './events.ts';
import { type Gathered, gather } from './gather.ts';
import type { Outcome } from './outcome.ts';
import { checkPorts, perform, pureContext } from './perform.ts';
import type { Pools } from './pools.ts';
import { predictEffect, predictPure, settle } from './settle.ts';
import type { Step } from './step.ts';
import { findStored, store } from './stored.ts';
import { toIssues } from './validate.ts';
import { type Pending, walk } from './walk.ts';

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

/** Evaluates unsettled steps in the order of their edges. Resolves when nothing is left to do, or soon after the signal aborts. */
export const evaluate = (evaluation: Evaluation): Promise<void> =>
  walk({
    work: evaluation.work,
    clock: evaluation.host.clock,
    signal: evaluation.signal,
    visit: (step) => visit(step, evaluation),
    failed: (step, error) => failure(step, error, evaluation),
    ended: evaluation.ended,
  });

function visit(step: Step, evaluation: Evaluation): Outcome | Pending {
  const gathered = gather(step, evaluation.host.digest);
  const { key } = gathered;
  if (!gathered.tentative && step.outputs && step.key === key && !evaluation.forced.has(step.id)) {
    step.settled = true;
    return { kind: 'reused', key, elapsedMs: 0 };
  }
  const refused = checkRules(step, gathered, evaluation);
  if (refused) return refused;
  if (step.def.effect === 'pure') return visitPure(step, gathered, evaluation);
  const promise =
    evaluation.mode === 'plan' ? planEffect(step, gathered, evaluation) : runEffect(step, gathered, evaluation);
  return { promise, take: (outcome) => outcome as Outcome };
}

/** The node's own rules over its values, as far as they are known. */
function checkRules(step: Step, gathered: Gathered, { mode, warn }: Evaluation): Outcome | undefined {
  if (gathered.unknown || !step.def.check) return undefined;
  const found = toIssues(step, step.def.check(gathered.values));
  const errors = found.filter((issue) => issue.severity === 'error');
  if (found.length > errors.length) warn(found.filter((issue) => issue.severity === 'warning'));
  const [first] = errors;
  if (!first) return undefined;
  if (mode === 'plan') return { kind: 'refused', issues: errors };
  return {
    kind: 'failed',
    error: { code: 'input-invalid', message: first.message, input: first.input!, retryable: false },
  };
}

/** Problems of pure steps with their inputs are the author's: found while planning, they keep the run from starting. */
function failure(step: Step, error: unknown, { mode }: Evaluation): Outcome {
  const code = isNodeError(error) ? error.code : undefined;
  if (mode === 'plan' && (code === 'input-invalid' || code === 'file-invalid' || code === 'file-missing')) {
    const { message, input } = toErrorData(error);
    return {
      kind: 'refused',
      issues: [{ severity: 'error', code, node: step.id, message, ...(input !== undefined && { input }) }],
    };
  }
  return { kind: 'failed', error: toErrorData(error) };
}

function visitPure(step: Step, gathered: Gathered, { host, signal, isKnown }: Evaluation): Outcome | Pending {
  const { def } = step;
  const { key } = gathered;
  if (gathered.unknown) {
    predictEffect(step, key, undefined);
    return { kind: 'wait', gathered };
  }
  const startedAt = performance.now();
  const take = (returned: unknown): Outcome => {
    const outputs = checkPorts(def, returned);
    if (gathered.tentative) {
      predictPure(step, outputs, host);
      return { kind: 'wait', gathered };
    }
    settle(step, key, outputs, host);
    return { kind: isKnown(step, key) ? 'reused' : 'finished', key, elapsedMs: performance.now() - startedAt };
  };
  const returned: unknown = def.run(gathered.values, def.needs ? pureContext(host, def, signal) : BARE_CONTEXT);
  return returned instanceof Promise ? { promise: returned, take } : take(returned);
}

/** What pure nodes without needs get: one object for all of them. */
const BARE_CONTEXT = { host: {}, signal: new AbortController().signal, progress: () => {} } as never;

/** Looks a costly step up, and predicts it where no result is stored. */
async function planEffect(step: Step, gathered: Gathered, { host, forced }: Evaluation): Promise<Outcome> {
  const { def } = step;
  const { key } = gathered;
  if (def.effect === 'pure') throw new TypeError(`${def.type} is pure`);
  const isOpen = gathered.tentative || gathered.unknown;
  const stored = isOpen || forced.has(step.id) ? undefined : await findStored(host, def, key);
  if (stored) {
    settle(step, key, stored, host);
    return { kind: 'reused', key, elapsedMs: 0 };
  }
  predictEffect(step, key, gathered.unknown ? undefined : def.predict(gathered.values));
  return { kind: isOpen ? 'wait' : 'run', gathered };
}

/** Takes a costly step's result from the store, from a step with the same key that is running, or by running it. */
async function runEffect(step: Step, gathered: Gathered, evaluation: Evaluation): Promise<Outcome> {
  const { host, inFlight, forced } = evaluation;
  const { key } = gathered;
  const stored = forced.has(step.id) ? undefined : await findStored(host, step.def, key);
  // No wait between looking and starting, or two steps with the same key would both start.
  const running = inFlight.get(key);
  if (stored || running) {
    settle(step, key, stored ?? (await running!), host);
    return { kind: 'reused', key, elapsedMs: 0 };
  }
  const startedAt = performance.now();
  const done = perform(step, gathered, evaluation).then(async (outputs) => {
    await store(host, step.def, key, outputs, performance.now() - startedAt);
    return outputs;
  });
  inFlight.set(key, done);
  try {
    settle(step, key, await done, host);
  } finally {
    inFlight.delete(key);
  }
  return { kind: 'finished', key, elapsedMs: performance.now() - startedAt };
}
