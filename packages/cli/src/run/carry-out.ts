import { GraphError, RunError } from '@shotgraph/engine';
import { ConsentError, EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { isWaiting } from '../text/problems.ts';
import { performRun } from './perform-run.ts';
import { type CarriedRun, createTeller } from './run-teller.ts';

/**
 * Runs a graph, telling how it goes on standard error and what came of it on standard output.
 *
 * @returns the exit code
 * @throws as `performRun`, but for cancelled runs and runs that wait for a person
 */
export async function carryOut(request: CarriedRun, io: Io): Promise<number> {
  const teller = createTeller(request, io);
  try {
    const { outputs } = await performRun(request, io, teller.listener);
    teller.done(outputs);
    return EXIT.done;
  } catch (error) {
    teller.close();
    if (io.cancellation().aborted) {
      teller.cancelled();
      return EXIT.cancelled;
    }
    if (error instanceof GraphError) teller.event({ type: 'issues', issues: error.issues });
    if (error instanceof ConsentError) {
      const { calls, totals } = error;
      teller.event({ type: 'consent-needed', calls, totals });
    }
    if (!(error instanceof RunError)) throw error;
    teller.failed(error);
    const code = isWaiting(error) ? EXIT.waiting : lacksConsent(error, request) ? EXIT.needsConsent : undefined;
    if (code === undefined) throw error;
    teller.problems(error);
    return code;
  }
}

/** Whether nothing went wrong but that something turned out to cost more than anybody had agreed to. */
const lacksConsent = ({ failures }: RunError, { maxCost = [] }: CarriedRun) =>
  maxCost.length === 0 && failures.length > 0 && failures.every(({ error }) => error.code === 'over-budget');
