import type { ErrorData, Issue } from '../errors.ts';
import { GraphError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Compilation } from './compile.ts';
import { createEventStream } from './event-stream.ts';
import type { RunCounts, RunEvent, RunStatus } from './events.ts';
import type { RunOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { createRunJournal } from './run-journal.ts';
import type { Step } from './step.ts';
import type { Picked } from './targets.ts';

/** What a run that reached its end gave. */
export interface RunResult {
  readonly run: string;
  /** Graph outputs by name, and targets given as `node.port` by that text. */
  readonly outputs: { readonly [name: string]: unknown };
  readonly counts: RunCounts;
  readonly elapsedMs: number;
}

/** A node that failed in a run. */
export interface RunFailure {
  readonly node: string;
  readonly error: ErrorData;
}

/** A run ended without everything it was asked for. What did finish is stored, and a later run goes on from there. */
export class RunError extends Error {
  override readonly name = 'RunError';
  readonly failures: readonly RunFailure[];
  constructor(failures: readonly RunFailure[]) {
    super(failures.map(({ node, error }) => `node "${node}": ${error.message}`).join('\n'));
    this.failures = failures;
  }
}

/** One evaluation under way: a promise, a stream of events, and a way to stop. */
export interface Run {
  readonly id: string;
  /**
   * Resolves when everything asked for is there.
   *
   * Rejects with `GraphError` when the graph cannot run, `RunError` when nodes failed, the signal's reason when cancelled.
   */
  readonly done: Promise<RunResult>;
  /** Every event from the first on; ask for it before waiting for anything else. */
  readonly events: AsyncIterable<RunEvent>;
  /** Stops at once; what has finished is kept. */
  cancel(reason?: unknown): void;
}

/** What a session lends to a run. */
export interface RunEnvironment {
  readonly host: Host;
  readonly compilation: Compilation;
  takeTurn<T>(work: () => Promise<T>): Promise<T>;
  prepare(signal: AbortSignal): Promise<Picked & { readonly forced: ReadonlySet<string> }>;
  /** Finds what would keep the run from starting; reports the steps it settled on the way. @throws GraphError */
  check(
    work: readonly Step[],
    forced: ReadonlySet<string>,
    signal: AbortSignal,
    onSettled: (step: Step, outcome: Outcome) => void,
  ): Promise<void>;
  evaluate(
    work: readonly Step[],
    forced: ReadonlySet<string>,
    signal: AbortSignal,
    emit: (event: RunEvent) => void,
    ended: (step: Step, outcome: Outcome) => void,
  ): Promise<void>;
  cycle(): readonly Issue[];
  /** Writes down what was settled, for the reasons that later plans give. */
  remember(): Promise<void>;
}

/** Starts a run as soon as earlier ones of the session have ended. */
export function startRun(options: RunOptions, environment: RunEnvironment): Run {
  const { host } = environment;
  const id = runId(host.clock.now());
  const controller = new AbortController();
  const follow = () => controller.abort(options.signal?.reason);
  if (options.signal?.aborted) follow();
  options.signal?.addEventListener('abort', follow, { once: true });
  const stream = createEventStream();
  const journal = createRunJournal(host, id);
  const emit = (event: RunEvent) => {
    options.onEvent?.(event);
    stream.push(event);
    journal.note(event);
  };
  const done = environment
    .takeTurn(() => carryOut(id, controller.signal, emit, environment))
    .finally(async () => {
      options.signal?.removeEventListener('abort', follow);
      stream.end();
      await journal.flush();
    });
  // The caller may only listen to events: an unobserved failure must not end the process.
  done.catch(() => {});
  return {
    id,
    done,
    events: stream.events,
    cancel: (reason = new DOMException('the run was cancelled', 'AbortError')) => controller.abort(reason),
  };
}

async function carryOut(
  id: string,
  signal: AbortSignal,
  emit: (event: RunEvent) => void,
  environment: RunEnvironment,
): Promise<RunResult> {
  const startedAt = performance.now();
  const tally = { executed: 0, evaluated: 0, reused: 0, failed: 0, skipped: 0 };
  const failures: RunFailure[] = [];
  let ends = 0;
  const ended = (step: Step, outcome: Outcome) => {
    ends++;
    report(step, outcome, tally, failures, emit);
  };
  const end = (status: RunStatus) =>
    emit({ type: 'run-ended', run: id, status, elapsedMs: performance.now() - startedAt, counts: { ...tally } });

  signal.throwIfAborted();
  const { work, asked, forced, release } = await environment.prepare(signal);
  try {
    emit({ type: 'run-started', run: id, nodes: work.length });
    try {
      await environment.check(work, forced, signal, ended);
      const left = ends === 0 ? work : work.filter((step) => !step.settled);
      const before = ends;
      await environment.evaluate(left, forced, signal, emit, ended);
      signal.throwIfAborted();
      if (ends - before < left.length) throw new GraphError(environment.cycle());
    } finally {
      await environment.remember();
    }
    if (failures.length > 0) throw new RunError(failures);
    end('done');
    return {
      run: id,
      outputs: collectOutputs(environment.compilation, asked),
      counts: { ...tally },
      elapsedMs: performance.now() - startedAt,
    };
  } catch (error) {
    end(signal.aborted ? 'cancelled' : 'failed');
    signal.throwIfAborted();
    throw error;
  } finally {
    release();
  }
}

type Tally = { -readonly [K in keyof RunCounts]: number };

function report(
  step: Step,
  outcome: Outcome,
  tally: Tally,
  failures: RunFailure[],
  emit: (event: RunEvent) => void,
): void {
  const { id: node, def } = step;
  switch (outcome.kind) {
    case 'reused':
      tally.reused++;
      emit({ type: 'node-reused', node, key: outcome.key, effect: def.effect });
      return;
    case 'finished':
      if (def.effect === 'pure') tally.evaluated++;
      else tally.executed++;
      emit({ type: 'node-finished', node, key: outcome.key, effect: def.effect, elapsedMs: outcome.elapsedMs });
      return;
    case 'failed':
      tally.failed++;
      failures.push({ node, error: outcome.error });
      emit({ type: 'node-failed', node, error: outcome.error });
      return;
    case 'skipped':
      tally.skipped++;
      emit({ type: 'node-skipped', node, because: outcome.because });
      return;
    case 'refused':
    case 'run':
    case 'wait':
      throw new TypeError(`a run ended node "${node}" as ${outcome.kind}`);
    default:
      outcome satisfies never;
  }
}

function collectOutputs(compilation: Compilation, asked: ReadonlyMap<string, Step>): Record<string, unknown> {
  const outputs: Record<string, unknown> = {};
  for (const step of compilation.implied()) {
    if (step.settled && step.id.startsWith('outputs.')) outputs[step.id.slice('outputs.'.length)] = step.outputs?.value;
  }
  for (const [target, step] of asked) outputs[target] = step.outputs?.value;
  return outputs;
}

/** Sortable by time, unique enough for one store: `20261122-170644-x7k2qd`. */
function runId(now: number): string {
  const at = new Date(now).toISOString().replace(/[-:]/g, '');
  const random = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => (byte % 36).toString(36)).join('');
  return `${at.slice(0, 8)}-${at.slice(9, 15)}-${random}`;
}
