/** What the process tells its caller. */
export const EXIT = { done: 0, failed: 1, badInput: 2, waiting: 4, cancelled: 130 } as const;

/** The command line, or a file it names, cannot be used: what is wrong and what to do. Ends the command with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something outside the graph keeps a command from its work. Ends the command with code 1. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
}
