import type { Host } from '../host.ts';
import type { Ledger } from '../ledger/types.ts';
import type { Session } from '../run/session.ts';
import { NoSessionError } from './failures.ts';

/** An open document. */
export interface Held {
  readonly id: number;
  readonly name: string;
  readonly host: Host;
  readonly ledger: Ledger | undefined;
  version: number;
  session: Session;
  /** Ends the following of purchases that is under way. */
  following: AbortController | undefined;
  /** The run that is followed, where it runs this very document: its values are there before it is over. */
  watched: Session | undefined;
  /** When somebody asked for it last, ms. */
  usedAt: number;
}

/** How much is held, and how long. */
export interface KeepRule {
  /** Most sessions at a time. */
  readonly most: number;
  /** Time without a question after which one is let go of, ms. */
  readonly idleMs: number;
}

/** Open documents by number. */
export interface HeldSessions {
  /** @throws RangeError when there is no room, and every one of them runs */
  add(entry: Omit<Held, 'id' | 'usedAt'>): Held;
  /** @throws NoSessionError */
  get(id: number): Held;
  /** Resolves when whatever goes with it has gone. */
  remove(id: number): Promise<void>;
  has(name: string): boolean;
  /** Lets go of what nobody asks for. */
  sweep(): void;
  all(): readonly Held[];
}

export interface HeldSessionsOptions {
  /** Everything is held for ever when it is left out. */
  readonly keep: KeepRule | undefined;
  /** Numbers go on from here. */
  readonly first: number;
  readonly now: () => number;
  /** How little one can be done without. 0: not asked for is let go of. 1: its document runs. 2: it began that run. */
  readonly needOf: (entry: Held) => 0 | 1 | 2;
  /** Told of every one that goes. */
  readonly onGone: (entry: Held) => Promise<void>;
}

/** Makes an empty room for sessions. */
export function createHeldSessions({ keep, first, now, needOf, onGone }: HeldSessionsOptions): HeldSessions {
  const sessions = new Map<number, Held>();
  let last = first;
  const remove = async (id: number) => {
    const entry = sessions.get(id);
    if (entry && sessions.delete(id)) await onGone(entry);
  };
  const sweep = () => {
    if (!keep) return;
    for (const entry of [...sessions.values()])
      if (now() - entry.usedAt >= keep.idleMs && needOf(entry) === 0) void remove(entry.id);
  };
  const makeRoom = () => {
    if (!keep || sessions.size < keep.most) return;
    sweep();
    if (sessions.size < keep.most) return;
    const [least] = [...sessions.values()].sort((a, b) => needOf(a) - needOf(b) || a.usedAt - b.usedAt);
    if (!least || needOf(least) === 2)
      throw new RangeError(`${keep.most} documents run here already; wait until one of them has ended`);
    void remove(least.id);
  };
  return {
    add(entry) {
      makeRoom();
      const held = { ...entry, id: ++last, usedAt: now() };
      sessions.set(held.id, held);
      return held;
    },
    get(id) {
      const found = sessions.get(id);
      if (!found) throw new NoSessionError(`there is no session ${id}; open the document again`);
      found.usedAt = now();
      return found;
    },
    remove,
    has: (name) => [...sessions.values()].some((entry) => entry.name === name),
    sweep,
    all: () => [...sessions.values()],
  };
}
