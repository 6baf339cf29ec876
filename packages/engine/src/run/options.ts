import type { Host } from '../host.ts';
import type { Json } from '../json.ts';
import type { Ledger, Limits } from '../ledger/types.ts';
import type { Registry } from '../node/registry.ts';
import type { RunEvent } from './events.ts';
import type { Targets } from './targets.ts';

export interface SessionOptions {
  readonly registry: Registry;
  readonly host: Host;
  /** Where nodes that cost money buy; without one they cannot. */
  readonly ledger?: Pick<Ledger, 'buy' | 'find' | 'findBusyTip'>;
  /** Literals for the graph's inputs, by name. */
  readonly inputs?: { readonly [name: string]: unknown };
  /** Name under which the host remembers what the graph was last made from; without it every new session is a first time. */
  readonly name?: string;
  /** Nodes of one pool that run at once; default 2. */
  readonly concurrency?: number;
  /**
   * Whether a session that finds everything unchanged since an earlier process still evaluates pure nodes, so that `value` can show
   * them; default `needed`: only what something else has to be made of.
   */
  readonly values?: 'all' | 'needed';
  readonly pools?: { readonly [pool: string]: number };
}

/**
 * What stored results of costly nodes are worth. `use`: they are taken. `refresh`: such nodes run again, and what they give replaces
 * what was stored. `offline`: nothing costly runs; a node without a stored result fails with `result-missing`.
 */
export type CachePolicy = 'use' | 'refresh' | 'offline';

export interface RunOptions {
  /** Node ids or `node.port`; default: the whole graph. A port of a lazy type is made concrete. */
  readonly targets?: Targets;
  /** Nodes whose stored results are not used. */
  readonly force?: readonly string[];
  /** Default `use`. */
  readonly cache?: CachePolicy;
  /**
   * Highest sums this run may spend, by currency. Nothing is bought when it is left out: a purchase that is needed fails with
   * `over-budget`; what was bought before, or is under way, is taken all the same.
   */
  readonly maxCost?: Limits;
  /** Kept with the record of the run: what it takes to start it again. */
  readonly note?: Json;
  readonly signal?: AbortSignal;
  /** Called for every event, in order; an exception in it is the caller's own. */
  readonly onEvent?: (event: RunEvent) => void;
}
