import { NodeError } from '../../errors.ts';

/** Operations of a host that can be made to fail, as `member.method`. */
export type FaultPoint =
  | 'assets.put'
  | 'assets.has'
  | 'assets.get'
  | 'assets.findFacts'
  | 'assets.putFacts'
  | 'results.find'
  | 'results.put'
  | 'results.findManifest'
  | 'results.putManifest'
  | 'files.import'
  | 'journal.append'
  | 'journal.read'
  | 'journal.list'
  | 'media.describe'
  | 'media.run'
  | 'clock.sleep';

/** Makes chosen calls of a host throw, so that a test can fail every step of a run in turn. */
export interface Faults {
  /**
   * Makes one call throw.
   *
   * @param nth - 1 is the next call of the operation
   * @param error - what to throw; `storage-failed` when left out
   */
  fail(point: FaultPoint, nth: number, error?: unknown): void;
  /** Calls of an operation so far, failed ones included: the bound of a loop over `nth`. */
  calls(point: FaultPoint): number;
  /** Counts a call and throws if it was chosen. Hosts call this first in every operation. */
  check(point: FaultPoint): void;
}

/** Makes a fault plan in which nothing fails yet. */
export function createFaults(): Faults {
  const counts = new Map<FaultPoint, number>();
  const chosen = new Map<string, unknown>();
  const calls = (point: FaultPoint) => counts.get(point) ?? 0;
  return {
    calls,
    fail(point, nth, error) {
      if (!(nth >= 1)) throw new RangeError(`nth must be at least 1, got ${nth}`);
      const at = calls(point) + nth;
      chosen.set(`${point} ${at}`, error ?? new NodeError('storage-failed', `Call ${at} of ${point} was made to fail`));
    },
    check(point) {
      const count = calls(point) + 1;
      counts.set(point, count);
      const call = `${point} ${count}`;
      if (!chosen.has(call)) return;
      const error = chosen.get(call);
      chosen.delete(call);
      throw error;
    },
  };
}
