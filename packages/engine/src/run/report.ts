import type { RunCounts, RunEvent } from './events.ts';
import type { Outcome } from './outcome.ts';
import { RunError, type RunFailure, type RunResult, type Waiting } from './run-error.ts';
import { isInner } from './scope.ts';
import type { Fault, Step } from './step.ts';
import type { Picked } from './targets.ts';

export type Tally = { -readonly [K in keyof RunCounts]: number };

/** Tells how steps ended, counts them, and knows in the end what is lacking. */
export function createReport(tally: Tally, emit: (event: RunEvent) => void) {
  const failures: RunFailure[] = [];
  const waiting: Waiting[] = [];
  const stopped: RunFailure[] = [];

  return {
    ended(step: Step, outcome: Outcome): void {
      if (isInner(step)) return;
      const { id: node } = step;
      // A group works by its members, which cost what they cost and are counted themselves.
      const effect = step.group ? 'pure' : step.def.effect;
      switch (outcome.kind) {
        case 'reused':
          tally.reused++;
          emit({ type: 'node-reused', node, key: outcome.key, effect });
          return;
        case 'finished':
          if (effect === 'pure') tally.evaluated++;
          else tally.executed++;
          emit({ type: 'node-finished', node, key: outcome.key, effect, elapsedMs: outcome.elapsedMs });
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
        case 'waiting':
          tally.waiting++;
          waiting.push({ node, message: outcome.message });
          emit({ type: 'node-waiting', node, message: outcome.message });
          return;
        case 'stopped':
          tally.stopped++;
          stopped.push({ node, error: { code: 'stopped', message: outcome.message, retryable: false } });
          emit({ type: 'node-stopped', node, message: outcome.message });
          return;
        case 'refused':
        case 'run':
        case 'wait':
          throw new TypeError(`a run ended node "${node}" as ${outcome.kind}`);
        default:
          outcome satisfies never;
      }
    },

    /** @throws RunError when nodes failed, somebody has to act, or what was asked for is not there */
    throwIfLacking({ wanted }: Picked, outputs: RunResult['outputs']): void {
      if (failures.length > 0 || waiting.length > 0) throw new RunError(failures, waiting, outputs);
      const lacking = [...wanted].flatMap((step) => (step.settled ? [] : (step.fault ?? [])));
      if (lacking.length > 0) throw new RunError(causes(lacking, stopped), [], outputs);
    },
  };
}

/** What kept asked steps from being made, each once. */
function causes(faults: readonly Fault[], stopped: readonly RunFailure[]): readonly RunFailure[] {
  const nodes = new Set(faults.map(({ node }) => node));
  const known = stopped.filter(({ node }) => nodes.has(node));
  return known.length > 0 ? known : faults.map(({ node, error }) => ({ node, error }));
}
