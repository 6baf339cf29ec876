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

/** What to run. */
export interface RunRequest extends WorkRequest {
  /** Names the run for whoever wants to come back to it; made up when it is left out. Not used twice. */
  readonly id?: string;
}

/**
 * Receives events in their order, in batches of at most one a frame.
 *
 * @param upTo - number of the last of them in its run: whoever lost the connection goes on from there
 */
export type OnEvents = (events: readonly RunEvent[], upTo: number) => unknown;

/** A run as those who did not begin it learn of it. */
export interface RunNotice {
  readonly id: string;
  /** Since it began, or from its beginning to its end, ms. */
  readonly elapsedMs: number;
  readonly isOver: boolean;
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
  | { readonly status: 'cancelled' }
  /** The document is run already, by somebody else: nothing was started. */
  | { readonly status: 'busy' }
  /** Nobody knows how it went on: whoever ran it was started again. What had finished is kept. */
  | { readonly status: 'lost' };

/** A value made fit for showing: `settled` is what is there, `predicted` what is expected. */
export interface ShownValue {
  readonly state: 'settled' | 'predicted';
  readonly shown: Json;
}

/** How a document is opened. */
export interface OpenOptions {
  readonly name: string;
  readonly version?: number;
}

/**
 * What lives behind a worker, a connection or a port. Sessions are named by number; edits carry the version they were made on. Whatever
 * names a session that is not there any more is refused with a `NoSessionError`: open the document again.
 */
export interface EngineService {
  describe(): Promise<readonly NodeTypeData[]>;
  /**
   * Opens a document. `name` picks the host's files and memory of earlier runs; `version` is where its edits go on, 0 when left out.
   *
   * @param document - itself, or its text, which crosses faster
   */
  open(document: GraphDocument | string, options: OpenOptions): Promise<number>;
  /** @returns false when the versions differ: the caller then sends the whole document with `reset` */
  apply(session: number, version: number, ops: readonly Op[]): Promise<boolean>;
  /** Replaces the document and its version. */
  reset(session: number, version: number, document: GraphDocument): Promise<void>;
  plan(session: number, request: WorkRequest): Promise<PlanReply>;
  /**
   * Runs the document. One run of a document goes on at a time: a second one is `busy`. The last events come before the reply.
   */
  run(session: number, request: RunRequest, onEvents: OnEvents): Promise<RunReply>;
  /** The run of the session's document that is under way, whoever began it, else the last one that ended. */
  findRun(session: number): Promise<RunNotice | undefined>;
  /**
   * Follows a run of the session's document, whoever began it: what it told so far, then what it tells, then how it ended. Of many
   * reports of progress before, the last of each node comes.
   *
   * @param run - of `findRun`, or as it was asked for
   * @param after - number of the last event that is known already; 0 for all of them
   * @returns `undefined` when no such run is known
   */
  attach(session: number, run: string, after: number, onEvents: OnEvents): Promise<RunReply | undefined>;
  /** Stops the run of the session's document, whoever began it; resolves at once. */
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
  /** Stops following: `followPurchases` rejects. What is under way goes on at the provider. */
  leavePurchases(session: number): Promise<void>;
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
