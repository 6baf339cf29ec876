import { isNodeError, type NodeErrorCode } from '../errors.ts';
import type { Host } from '../host.ts';
import { canonicalJson } from '../json.ts';

/** One behaviour that every implementation must show. Throws when it does not; runs in any test runner, or in none. */
export interface ContractCase {
  /** A sentence about behaviour. */
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** A host made for one case, and what a test may do to its surroundings. */
export interface HostFixture {
  readonly host: Host;
  /** Puts a file beside the graph, replacing one of the same path. */
  putFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Another host on the same storage, as of another process or after a restart. Left out by hosts that forget. */
  reopen?(): Promise<Host>;
  /** Temporary files and folders that are still there. Left out by hosts that have none. */
  leftovers?(): Promise<readonly string[]>;
  dispose(): Promise<void>;
}

/** Makes a case that has a host of its own. */
export const contractCase =
  (createFixture: () => Promise<HostFixture>) =>
  (name: string, body: (fixture: HostFixture) => Promise<void>): ContractCase => ({
    name,
    async run() {
      const fixture = await createFixture();
      try {
        await body(fixture);
      } finally {
        await fixture.dispose();
      }
    },
  });

/** Throws unless a condition holds. */
export function check(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`contract broken: ${what}`);
}

/** Throws unless two JSON values are equal. */
export function checkEqual(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [show(actual), show(expected)];
  check(got === wanted, `${what}: expected ${wanted}, got ${got}`);
}

const show = (value: unknown) => (value === undefined ? 'undefined' : canonicalJson(value));

/** Throws unless a promise rejects. @returns what it rejected with */
export async function rejection(promise: Promise<unknown>, what: string): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`contract broken: ${what} should have been refused`);
}

/** Throws unless a promise rejects with a `NodeError` of this code. @returns its message */
export async function nodeErrorMessage(promise: Promise<unknown>, code: NodeErrorCode, what: string): Promise<string> {
  const error = await rejection(promise, what);
  check(isNodeError(error), `${what}: expected a NodeError, got ${String(error)}`);
  checkEqual(error.code, code, `${what}: code (${error.message})`);
  return error.message;
}
