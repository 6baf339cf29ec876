import type { ErrorData } from '../errors.ts';
import type { RunCounts } from './events.ts';

/** What a run that reached its end gave. */
export interface RunResult {
  readonly run: string;
  /** Graph outputs by name, and targets given as `node.port` by that text. */
  readonly outputs: { readonly [name: string]: unknown };
  readonly counts: RunCounts;
  readonly elapsedMs: number;
}

/** A node that failed in a run, or one that a requested output would have needed. */
export interface RunFailure {
  /** Path of the node. */
  readonly node: string;
  readonly error: ErrorData;
}

/** A node that waits for a person. */
export interface Waiting {
  readonly node: string;
  /** What the person has to do. */
  readonly message: string;
}

/**
 * A run ended without everything it was asked for. What did finish is stored, and a later run goes on from there, in this process or
 * another one.
 */
export class RunError extends Error {
  override readonly name = 'RunError';
  /** `waiting`: nothing failed, but a person has to act first. */
  readonly status: 'failed' | 'waiting';
  readonly failures: readonly RunFailure[];
  readonly waiting: readonly Waiting[];
  /** The outputs that are there all the same. */
  readonly outputs: RunResult['outputs'];
  constructor(failures: readonly RunFailure[], waiting: readonly Waiting[] = [], outputs: RunResult['outputs'] = {}) {
    const lines = failures.length > 0 ? failures.map(({ node, error }) => ({ node, message: error.message })) : waiting;
    super(lines.map(({ node, message }) => `node "${node}": ${message}`).join('\n'));
    this.status = failures.length > 0 ? 'failed' : 'waiting';
    this.failures = failures;
    this.waiting = waiting;
    this.outputs = outputs;
  }
}
