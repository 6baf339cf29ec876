import type { Issue } from '../errors.ts';
import { GraphError } from '../errors.ts';
import type { Host } from '../host.ts';
import { createEventStream } from './event-stream.ts';
import type { RunEvent, RunStatus } from './events.ts';
import type { RunOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { createReport } from './report.ts';
import { RunError, type RunResult } from './run-error.ts';
import { createRunJournal } from './run-journal.ts';
import type { Scope } from './scope.ts';
import type { Step } from './step.ts';
import type { Picked } from './targets.ts';

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
  /** Name of the session. */
  readonly name: string | undefined;
  readonly root: Scope;
  takeTurn<T>(work: () => Promise<T>): Promise<T>;
  prepare(signal: AbortSignal): Promise<Picked>;
  /** Finds what would keep the run from starting; reports the steps it settled on the way. @throws GraphError */
  check(picked: Picked, signal: AbortSignal, onSettled: (step: Step, outcome: Outcome) => void): Promise<void>;
  /** What of the work is still to be done after the check. */
  left(picked: Picked): readonly Step[];
  /** @returns how many steps could not be evaluated because they feed each other */
  evaluate(
    picked: Picked,
    signal: AbortSignal,
    emit: (event: RunEvent) => void,
    ended: (step: Step, outcome: Outcome) => void,
    run: string,
  ): Promise<number>;
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
  const journal = createRunJournal(host, id, {
    ...(environment.name !== undefined && { graph: environment.name }),
    ...(options.note !== undefined && { note: options.note }),
  });
  let isOver = false;
  const emit = (event: RunEvent) => {
    // A node that does not mind the signal may go on talking when nobody waits for it any more.
    if (isOver) return;
    isOver = event.type === 'run-ended';
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
  const tally = { executed: 0, evaluated: 0, reused: 0, failed: 0, skipped: 0, waiting: 0, stopped: 0 };
  const report = createReport(tally, emit);
  const end = (status: RunStatus) =>
    emit({ type: 'run-ended', run: id, status, elapsedMs: performance.now() - startedAt, counts: { ...tally } });

  signal.throwIfAborted();
  const picked = await environment.prepare(signal);
  try {
    emit({ type: 'run-started', run: id, nodes: picked.work.length });
    try {
      const told = new Set<Step>();
      await environment.check(picked, signal, (step, outcome) => {
        told.add(step);
        report.ended(step, outcome);
      });
      const left = told.size === 0 ? picked.work : environment.left(picked);
      // Members of a group are looked at again together with it: what was told of them stands.
      const paths = new Set([...told].map(({ id }) => id));
      const unfinished = await environment.evaluate(
        { ...picked, work: left },
        signal,
        paths.size === 0 ? emit : (event) => ('node' in event && paths.has(event.node) ? undefined : emit(event)),
        (step, outcome) => (told.has(step) ? undefined : report.ended(step, outcome)),
        id,
      );
      signal.throwIfAborted();
      if (unfinished > 0) throw new GraphError(environment.cycle());
    } finally {
      await environment.remember();
    }
    const outputs = collectOutputs(environment.root, picked.asked);
    report.throwIfLacking(picked, outputs);
    end('done');
    return { run: id, outputs, counts: { ...tally }, elapsedMs: performance.now() - startedAt };
  } catch (error) {
    end(signal.aborted ? 'cancelled' : error instanceof RunError ? error.status : 'failed');
    signal.throwIfAborted();
    throw error;
  } finally {
    picked.release();
  }
}

function collectOutputs({ implied }: Scope, asked: ReadonlyMap<string, Step>): Record<string, unknown> {
  const outputs: Record<string, unknown> = {};
  for (const step of implied.values()) {
    if (step.settled && step.outputs && step.id.startsWith('outputs.'))
      outputs[step.id.slice('outputs.'.length)] = step.outputs.value;
  }
  for (const [target, step] of asked) if (step.outputs) outputs[target] = step.outputs.value;
  return outputs;
}

/** Sortable by time, unique enough for one store: `20261122-170644-x7k2qd`. */
function runId(now: number): string {
  const at = new Date(now).toISOString().replace(/[-:]/g, '');
  const random = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => (byte % 36).toString(36)).join('');
  return `${at.slice(0, 8)}-${at.slice(9, 15)}-${random}`;
}
