import { NodeError } from '../../errors.ts';

/** Operations of a host that can be made to fail, as `member.method`. */
export type FaultPoint =
  | 'assets.put'
  | 'assets.has'
  | 'assets.get'
  | 'assets.findFacts'
  | 'assets.putFacts'
  | 'assets.list'
  | 'assets.remove'
  | 'assets.verify'
  | 'results.find'
  | 'results.put'
  | 'results.list'
  | 'results.remove'
  | 'results.verify'
  | 'results.findNote'
  | 'results.putNote'
  | 'files.import'
  | 'files.list'
  | 'journal.append'
  | 'journal.read'
  | 'journal.list'
  | 'claims.claim'
  | 'claims.isHeld'
  | 'claims.release'
  | 'media.describe'
  | 'media.run'
  | 'clock.sleep';

/** What becomes of the call at which a host crashes: nothing was done, or all was done and nobody was told. */
export type CrashEffect = 'lost' | 'kept';

/** Makes chosen calls of a host throw, so that a test can fail every step of a run in turn. */
export interface Faults {
  /**
   * Makes one call throw.
   *
   * @param nth - 1 is the next call of the operation
   * @param error - what to throw; `storage-failed` when left out
   */
  fail(point: FaultPoint, nth: number, error?: unknown): void;
  /**
   * Crashes the host at one call, whatever its operation.
   *
   * @param nth - 1 is the next call of any operation
   */
  crash(nth: number, effect: CrashEffect): void;
  /** Calls of an operation so far, failed ones included; of all operations when left out. The bound of a loop over `nth`. */
  calls(point?: FaultPoint): number;
  /** Counts a call, and throws if it was chosen to. Hosts call this first in every operation. */
  check(point: FaultPoint): CrashEffect | undefined;
}

/** Makes a fault plan in which nothing fails yet. */
export function createFaults(): Faults {
  const counts = new Map<FaultPoint, number>();
  const chosen = new Map<string, unknown>();
  const crashes = new Map<number, CrashEffect>();
  let total = 0;
  const calls = (point?: FaultPoint) => (point === undefined ? total : (counts.get(point) ?? 0));
  return {
    calls,
    fail(point, nth, error) {
      const at = calls(point) + atLeastOne(nth);
      chosen.set(`${point} ${at}`, error ?? new NodeError('storage-failed', `Call ${at} of ${point} was made to fail`));
    },
    crash: (nth, effect) => void crashes.set(total + atLeastOne(nth), effect),
    check(point) {
      total++;
      const count = calls(point) + 1;
      counts.set(point, count);
      const call = `${point} ${count}`;
      if (!chosen.has(call)) return crashes.get(total);
      const error = chosen.get(call);
      chosen.delete(call);
      throw error;
    },
  };
}

function atLeastOne(nth: number): number {
  if (!(nth >= 1)) throw new RangeError(`nth must be at least 1, got ${nth}`);
  return nth;
}
