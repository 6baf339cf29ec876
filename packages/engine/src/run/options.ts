import type { Host } from '../host.ts';
import type { Registry } from '../node/registry.ts';
import type { RunEvent } from './events.ts';
import type { Targets } from './targets.ts';

export interface SessionOptions {
  readonly registry: Registry;
  readonly host: Host;
  /** Literals for the graph's inputs, by name. */
  readonly inputs?: { readonly [name: string]: unknown };
  /** Name under which the host remembers what the graph was last made from; without it every new session is a first time. */
  readonly name?: string;
  /** Nodes of one pool that run at once; default 2. */
  readonly concurrency?: number;
  /** Places of single pools, where they differ. */
  readonly pools?: { readonly [pool: string]: number };
}

export interface RunOptions {
  /** Node ids or `node.port`; default: the whole graph. A port of a lazy type is made concrete. */
  readonly targets?: Targets;
  /** Nodes whose stored results are not used. */
  readonly force?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called for every event, in order; an exception in it is the caller's own. */
  readonly onEvent?: (event: RunEvent) => void;
}
