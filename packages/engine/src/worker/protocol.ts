import type { ErrorData, Issue } from '../errors.ts';
import type { GraphDocument } from '../graph/document.ts';
import type { Op } from '../graph/edit.ts';
import type { Json } from '../json.ts';
import type { Followed, Limits, PurchaseInfo } from '../ledger/types.ts';
import type { RunCounts, RunEvent } from '../run/events.ts';
import type { Plan } from '../run/plan.ts';
import type { RunFailure, Waiting } from '../run/run-error.ts';
import type { NodeTypeData } from './describe.ts';

/** What to plan or run; as `RunOptions`, without what cannot cross a worker. */
export interface WorkRequest {
  readonly targets?: readonly string[];
  readonly force?: readonly string[];
  /** Highest sums the run may spend; nothing when it is left out. */
  readonly maxCost?: Limits;
}

/** What a person found out about a purchase in doubt. */
export type PurchaseAnswer = { readonly job: { readonly id: string } } | 'not-bought';

/** A plan, or why there is none. Errors travel as data: an `Error` posted between workers loses its fields. */
export type PlanReply =
  | { readonly status: 'done'; readonly plan: Plan }
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  | { readonly status: 'failed'; readonly error: ErrorData };

/** What was asked for and is there: targets given as `node.port`, by that text; the graph's outputs as `outputs.name`. */
export type ShownOutputs = { readonly [from: string]: Json };

/** How a run ended. */
export type RunReply =
  | {
      readonly status: 'done';
      readonly run: string;
      readonly counts: RunCounts;
      readonly elapsedMs: number;
      readonly outputs: ShownOutputs;
    }
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  /** Nothing failed, but a person has to act before the rest can be made. */
  | { readonly status: 'waiting'; readonly waiting: readonly Waiting[]; readonly outputs: ShownOutputs }
  /** `waiting`: nodes that a person has to act on besides. `error`: what went wrong outside of any node. */
  | {
      readonly status: 'failed';
      readonly failures: readonly RunFailure[];
      readonly waiting: readonly Waiting[];
      readonly outputs: ShownOutputs;
      readonly error?: ErrorData;
    }
  | { readonly status: 'cancelled' };

/** A value made fit for showing: `settled` is what is there, `predicted` what is expected. */
export interface ShownValue {
  readonly state: 'settled' | 'predicted';
  readonly shown: Json;
}

/**
 * What lives behind a worker, a connection or a port. Sessions are named by number; edits carry the version they were made on.
 */
export interface EngineService {
  describe(): Promise<readonly NodeTypeData[]>;
  /** Opens a document. `name` picks the host's files and memory of earlier runs. */
  open(document: GraphDocument, options: { readonly name: string }): Promise<number>;
  /** @returns false when the versions differ: the caller then sends the whole document with `reset` */
  apply(session: number, version: number, ops: readonly Op[]): Promise<boolean>;
  /** Replaces the document and its version. */
  reset(session: number, version: number, document: GraphDocument): Promise<void>;
  plan(session: number, request: WorkRequest): Promise<PlanReply>;
  /** `onEvents` receives events in order, in batches of at most one a frame; the last comes before the reply. */
  run(session: number, request: WorkRequest, onEvents: (events: readonly RunEvent[]) => void): Promise<RunReply>;
  /** Stops everything the session runs; resolves at once. */
  cancel(session: number): Promise<void>;
  /**
   * @param from - `node.port` or `inputs.name`/`outputs.name`, with a path such as `shots/2/grade.video` where the node is within
   *   others; those without a value are left out
   */
  values(session: number, from: readonly string[]): Promise<{ readonly [from: string]: ShownValue }>;
  /**
   * Looks at one value by the program of whoever hosts the service: the whole of it, or a picture painted from it.
   *
   * @param from - as of `values`
   * @param how - what to look at, in the host's words
   * @returns `undefined` where there is no value
   */
  view(session: number, from: string, how: Json): Promise<unknown>;
  /**
   * The bytes of an asset of the session's host.
   *
   * @throws Error saying so when it is not there
   */
  asset(session: number, hash: string): Promise<Blob>;
  findFacts(session: number, hash: string): Promise<Json | undefined>;
  /** Purchases of the session's host, the newest first; none without a ledger. */
  purchases(session: number): Promise<readonly PurchaseInfo[]>;
  /** Finishes what is under way and nobody follows. Buys nothing. */
  followPurchases(session: number): Promise<Followed>;
  /**
   * Settles a purchase in doubt.
   *
   * @throws Error saying why it cannot be settled now
   */
  resolvePurchase(session: number, key: string, answer: PurchaseAnswer): Promise<void>;
  /** Asks the provider to stop a job, and says what came of it. */
  cancelPurchase(session: number, key: string): Promise<'cancelled' | 'too-late' | 'in-doubt' | 'not-sent'>;
  /** What renders media here, for people. */
  describeMedia(session: number): Promise<string>;
  close(session: number): Promise<void>;
}
