/** A session is not there: it was let go of, or whoever had it was started again. Opening the document again helps. */
export class NoSessionError extends Error {
  override readonly name = 'NoSessionError';
}

/** A connection broke while a run was followed over it. The run may go on. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
}

/** Recognised by name: between workers an error keeps its name and message, nothing else. */
export const isNoSession = (error: unknown): boolean => nameOf(error) === 'NoSessionError';

/** As `isNoSession`, for a connection that broke. */
export const isConnectionLost = (error: unknown): boolean => nameOf(error) === 'ConnectionLostError';

const nameOf = (error: unknown) => (error instanceof Error ? error.name : undefined);
