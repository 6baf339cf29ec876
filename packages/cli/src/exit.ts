import type { Estimate, PlanEntry } from '@shotgraph/engine';

/** What the process tells its caller. */
export const EXIT = { done: 0, failed: 1, badInput: 2, needsConsent: 3, waiting: 4, cancelled: 130 } as const;

/** The command line, or a file it names, cannot be used: what is wrong and what to do. Ends the command with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something outside the graph keeps a command from its work. Ends the command with code 1. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
}

/** A run would spend money, and nobody has agreed to that: how to agree. Ends the command with code 3. */
export class ConsentError extends Error {
  override readonly name = 'ConsentError';
  /** What would be bought. */
  readonly calls: readonly Pick<PlanEntry, 'node' | 'price'>[];
  readonly totals: readonly Estimate[];
  constructor(message: string, details: Pick<ConsentError, 'calls' | 'totals'>) {
    super(message);
    this.calls = details.calls;
    this.totals = details.totals;
  }
}
