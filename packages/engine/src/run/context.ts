import type { Issue } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import type { Host } from '../host.ts';
import type { Ledger } from '../ledger/types.ts';
import type { Halt } from '../node/define-node.ts';
import type { Buy } from '../node/purchase.ts';
import type { RunEvent } from './events.ts';
import type { CachePolicy } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { Pools } from './pools.ts';
import type { Step, Why } from './step.ts';
import type { More, Visit } from './walk.ts';

/** What one evaluation of steps needs. */
export interface Evaluation {
  /** `plan`: pure steps are evaluated, the others looked up or predicted. `run`: the others run. */
  readonly mode: 'plan' | 'run';
  readonly work: readonly Step[];
  /** The document as it stands, for the fixes of issues: it may have been edited since the steps were made. */
  readonly graph: Graph;
  readonly host: Host;
  readonly pools: Pools;
  readonly signal: AbortSignal;
  readonly cache: CachePolicy;
  /** Whether a step's stored result is not to be used. */
  readonly isForced: (step: Step) => boolean;
  /** Whether some node chooses among what feeds it. */
  readonly isLazy: () => boolean;
  /** Whether the step's value itself is wanted, not only that it is known. */
  readonly isAsked: (step: Step) => boolean;
  /** Asked when everything is done: what choices made on the way turned out to need besides. */
  readonly rest: () => readonly Step[];
  /** Runs under way by key: two steps with equal keys run once. */
  readonly inFlight: Map<string, Promise<Record<string, unknown> | Halt>>;
  /** What a step gave under this key in an earlier process: contents by port. */
  readonly recall: (step: Step, key: string) => { readonly [port: string]: string } | undefined;
  /** Whether anything is remembered of earlier processes. */
  readonly remembers: boolean;
  /** Whether a step was last made under this key in an earlier process. */
  readonly isKnown: (step: Step, key: string) => boolean;
  /** How a step buys. */
  readonly buyer: (step: Step) => Buy;
  /** Where a plan looks whether something was bought already. */
  readonly ledger: Pick<Ledger, 'find' | 'findBusyTip'> | undefined;
  readonly emit: (event: RunEvent) => void;
  /** Why a step has to run. */
  readonly why: (step: Step, key: string) => Why;
  /** Takes what a node's rules found worth knowing. */
  readonly warn: (issues: readonly Issue[]) => void;
  readonly ended: (step: Step, outcome: Outcome) => void;
  /** Told of steps whose lists lack items: they are in question again afterwards. */
  readonly partial: (step: Step) => void;
}

/** What visits of one evaluation share. */
export interface Context extends Evaluation {
  /** Settled steps evaluated again for their values. */
  readonly wanted: Set<Step>;
  /** In a plan: steps that only run if a node chooses them. */
  readonly maybe: Set<Step>;
}

/** Evaluates settled steps again whose values are not held. */
export function fetchValues(missing: readonly Step[], context: Context, next: () => Visit): More {
  for (const step of missing) context.wanted.add(step);
  return { more: missing, ends: missing, again: true, next };
}

/** Whether what a step gave before is passed over; the value of a step that was evaluated in this run already is not. */
export const isRefreshed = (step: Step, { isForced, cache, wanted }: Context): boolean =>
  !wanted.has(step) && (isForced(step) || (cache === 'refresh' && step.def.effect !== 'pure' && !step.group));
