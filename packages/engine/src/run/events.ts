import type { ErrorData } from '../errors.ts';
import type { LedgerEvent } from '../ledger/types.ts';
import type { NodeType } from '../node/define-node.ts';
import type { Why } from './step.ts';

/** How a run ended. `waiting`: it goes on once a person has acted, in this process or another one. */
export type RunStatus = 'done' | 'failed' | 'waiting' | 'cancelled';

/** How many nodes met which end. `executed` leaves out pure nodes, which cost nothing. */
export interface RunCounts {
  readonly executed: number;
  readonly evaluated: number;
  readonly reused: number;
  readonly failed: number;
  readonly skipped: number;
  /** Nodes that wait for a person, and nodes that a gate stopped. */
  readonly waiting: number;
  readonly stopped: number;
}

/**
 * Everything a run reports, in order, as plain data: the same stream crosses a worker, an HTTP response or a log file. `node` is
 * a node id, `inputs.name`, `outputs.name`, or a path into subgraphs and items such as `shots/2/grade`; a node has at most one
 * terminal event (reused, finished, failed, skipped, waiting, stopped).
 */
export type RunEvent =
  /** `nodes`: how many are not settled yet and will be looked at. */
  | { readonly type: 'run-started'; readonly run: string; readonly nodes: number }
  /** `why`: what the node runs for, with the literals and files at the bottom of a change; given by every run of this version. */
  | { readonly type: 'node-started'; readonly node: string; readonly key: string; readonly why?: Why }
  /** A node that runs once per item, or a fold: how many items its inputs hold. */
  | { readonly type: 'node-items'; readonly node: string; readonly items: number }
  /** `fraction`: 0..1. */
  | { readonly type: 'node-progress'; readonly node: string; readonly fraction: number; readonly note?: string }
  | {
      readonly type: 'node-retrying';
      readonly node: string;
      readonly attempt: number;
      readonly delayMs: number;
      readonly error: ErrorData;
    }
  /** How a purchase of the node goes on. */
  | { readonly type: 'node-purchase'; readonly node: string; readonly purchase: LedgerEvent }
  /** Nothing had to be done: the inputs are the same as before, or a stored result has this key. */
  | { readonly type: 'node-reused'; readonly node: string; readonly key: string; readonly effect: NodeType['effect'] }
  | {
      readonly type: 'node-finished';
      readonly node: string;
      readonly key: string;
      readonly effect: NodeType['effect'];
      readonly elapsedMs: number;
    }
  | { readonly type: 'node-failed'; readonly node: string; readonly error: ErrorData }
  | { readonly type: 'node-skipped'; readonly node: string; readonly because: string }
  /** A person has to act before the node can give anything. */
  | { readonly type: 'node-waiting'; readonly node: string; readonly message: string }
  /** The graph itself asked not to go on here. */
  | { readonly type: 'node-stopped'; readonly node: string; readonly message: string }
  | {
      readonly type: 'run-ended';
      readonly run: string;
      readonly status: RunStatus;
      readonly elapsedMs: number;
      readonly counts: RunCounts;
    };
