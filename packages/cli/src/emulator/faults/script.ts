import type { Operation, ProviderName } from '../http/wire.ts';
import { type Fault, type FaultSpec, parseFaults } from './kinds.ts';

/** Faults to come, in order. */
export interface FaultScript {
  /** @throws RangeError when they are no faults; those before stay then */
  set(faults: readonly FaultSpec[] | unknown): void;
  /** The fault that strikes this request, if any. The first one of the list that is due does, and only that one. */
  next(provider: ProviderName, operation: Operation): Fault | undefined;
  /** Those that may still strike. */
  left(): readonly Fault[];
}

interface Pending {
  readonly fault: Fault;
  seen: number;
  struck: number;
  readonly luck: () => number;
}

/** Makes a script of no faults. */
export function createFaultScript(): FaultScript {
  let script: Pending[] = [];
  const isSpent = ({ fault, struck }: Pending) => fault.times !== 'always' && struck >= fault.times;
  return {
    set(faults) {
      script = parseFaults(faults).map((fault) => ({ fault, seen: 0, struck: 0, luck: randomFrom(fault.seed) }));
    },
    next(provider, operation) {
      for (const pending of script) {
        const { fault } = pending;
        const meant = fault.on === operation && (fault.provider === undefined || fault.provider === provider);
        if (!meant || isSpent(pending) || pending.seen++ < fault.after) continue;
        if (fault.chance < 1 && pending.luck() >= fault.chance) continue;
        pending.struck++;
        return fault;
      }
      return undefined;
    },
    left: () => script.filter((pending) => !isSpent(pending)).map(({ fault }) => fault),
  };
}

/**
 * Numbers in [0, 1), the same ones for the same seed.
 *
 * @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32)
 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
