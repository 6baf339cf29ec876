import {
  describePurchase,
  type ErrorData,
  type LedgerEvent,
  ledgerCodes,
  type PlanEntry,
  type RunEvent,
} from '@shotgraph/engine';

/** How far the parts of a node have come: items, rounds of a fold, or the costly nodes inside a subgraph. */
export interface Parts {
  readonly total: number;
  readonly ended: number;
  readonly ran: number;
  readonly reused: number;
  readonly failed: number;
}

/** Where one node stands, in the last run or in the plan for the next. */
export interface NodeStatus {
  readonly status: 'idle' | 'running' | 'done' | 'failed' | 'skipped' | 'stopped' | 'waiting' | 'stale';
  /** 0..1, while running and known. */
  readonly fraction?: number;
  readonly note?: string;
  /** Of what was begun: tells whether the same would be made again. */
  readonly key?: string;
  /** Milliseconds on the page's own clock. */
  readonly startedAt?: number;
  readonly elapsedMs?: number;
  /** How the last run came by the result. */
  readonly by?: 'ran' | 'reused' | 'evaluated';
  /** Why the node will run or need not, what it waits for, or why it was stopped. */
  readonly why?: string;
  readonly error?: ErrorData;
  readonly parts?: Parts;
}

export const IDLE: NodeStatus = { status: 'idle' };

/** An event about one node. */
export type NodeEvent = Exclude<Extract<RunEvent, { readonly node: string }>, { readonly type: 'node-items' }>;

/** How an event changes the status of the node it names. */
export function nextStatus(before: NodeStatus, event: NodeEvent, now: number): NodeStatus {
  switch (event.type) {
    case 'node-started':
      return { status: 'running', startedAt: now, key: event.key };
    case 'node-progress':
      return {
        ...before,
        status: 'running',
        fraction: event.fraction,
        ...(event.note !== undefined && { note: event.note }),
      };
    case 'node-retrying':
      return {
        ...before,
        status: 'running',
        note: `trying again in ${Math.round(event.delayMs / 1000)} s: ${event.error.message}`,
      };
    case 'node-purchase':
      return { ...withoutFraction(before), status: 'running', ...shownPurchase(event.purchase) };
    case 'node-reused':
      return { status: 'done', by: event.effect === 'pure' ? 'evaluated' : 'reused', why: 'same inputs as before' };
    case 'node-finished':
      return { status: 'done', by: event.effect === 'pure' ? 'evaluated' : 'ran', elapsedMs: event.elapsedMs };
    case 'node-failed':
      return { status: 'failed', error: event.error, ...(before.key !== undefined && { key: before.key }) };
    case 'node-skipped':
      return { status: 'skipped', why: `needs "${event.because}"` };
    case 'node-waiting':
      return { status: 'waiting', why: event.message };
    case 'node-stopped':
      return { status: 'stopped', why: event.message };
    default:
      return event satisfies never;
  }
}

const withoutFraction = ({ fraction: _, ...rest }: NodeStatus): NodeStatus => rest;

/** How far a purchase has come: a fraction only while the provider tells one. */
function shownPurchase(purchase: LedgerEvent): Pick<NodeStatus, 'note' | 'fraction'> {
  const fraction = purchase.type === 'progress' ? purchase.fraction : undefined;
  return { note: describePurchase(purchase), ...(fraction !== undefined && { fraction }) };
}

/** Whether a plan finds that a person has to act, rather than that other nodes have to run first. */
export const needsPerson = ({ action, why }: PlanEntry): boolean =>
  action === 'wait' && why.reason === 'waits' && why.inputs === undefined;

/** What a plan says about a node, without forgetting how the last run went. */
export function plannedStatus(before: NodeStatus, entry: PlanEntry): NodeStatus {
  const { action, effect, why } = entry;
  if (before.status === 'running') return before;
  const isSame = before.why === why.message;
  if (needsPerson(entry))
    return before.status === 'waiting' && isSame ? before : { status: 'waiting', why: why.message };
  // Pure nodes cost nothing: whether they are looked at again is of no interest.
  if (effect === 'pure' && action !== 'blocked')
    return before.status === 'idle' || before.by === 'evaluated' ? before : IDLE;
  if (action === 'reuse') return before.status === 'done' ? before : { status: 'done', by: 'reused', why: why.message };
  if (action === 'blocked') return before.status === 'failed' || isSame ? before : { status: 'idle', why: why.message };
  if (isSettled(before, entry)) return { status: 'stale', why: why.message };
  if (before.status === 'failed' && isSameWork(before.key, entry)) return before;
  const bought = boughtInWords(entry);
  const message = bought ?? why.message;
  return before.status === 'stale' && before.why === message ? before : { status: 'stale', why: message };
}

/** What is there of it already, where it only has to be fetched. */
function boughtInWords({ action, purchase }: PlanEntry): string | undefined {
  if (action !== 'run' || !purchase) return undefined;
  if (purchase.state === 'done') return 'was bought already and is only fetched';
  return purchase.state === 'job' || purchase.state === 'sending' ? 'was ordered already and comes in' : undefined;
}

/**
 * Whether a plan says to do again what failed: then it stays failed until it runs. Where keys are not known it is another thing as soon
 * as inputs differ from those of the last result.
 */
export const isSameWork = (failedKey: string | undefined, { key, why }: PlanEntry): boolean =>
  failedKey !== undefined && key !== undefined ? failedKey === key : why.reason !== 'input-changed';

/** Whether a node failed in doubt of its purchase, and the doubt is gone. */
const isSettled = ({ status, error }: NodeStatus, { purchase }: PlanEntry): boolean =>
  status === 'failed' && error?.code === ledgerCodes.inDoubt && purchase?.state !== 'in-doubt';
