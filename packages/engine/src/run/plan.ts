import type { Issue } from '../errors.ts';
import type { BusyTip, PurchaseInfo } from '../ledger/types.ts';
import type { NodeType } from '../node/define-node.ts';
import type { Estimate, Price } from '../node/purchase.ts';
import type { Outcome } from './outcome.ts';
import type { Step, Why } from './step.ts';
import { UNCHANGED } from './why.ts';

/** What would happen to one node, and why. */
export interface PlanEntry {
  /** Path of the node, `inputs.name` or `outputs.name`. */
  readonly node: string;
  readonly type: string;
  readonly effect: NodeType['effect'];
  /** `reuse`: nothing to do; `run`: runs; `wait`: can be told once others have run; `blocked`: cannot run as things stand. */
  readonly action: 'reuse' | 'run' | 'wait' | 'blocked';
  /** Absent when the node is blocked. For `wait` it is the key under what is expected now. */
  readonly key?: string;
  readonly why: Why | { readonly reason: 'blocked'; readonly message: string };
  /** What the node would spend; only for nodes that would run or may. Nothing where it was bought already. */
  readonly price?: Price;
  /** What was asked for before of what it would buy. */
  readonly purchase?: PurchaseInfo;
  /** Why that had better be bought at another time, as measured before. */
  readonly busy?: BusyTip;
}

/** Sum of prices in one currency: `min` if every waiting node turns out to be unchanged. */
export type PlannedCost = Estimate;

/** What a run would do. Making it has no side effect but a filled cache, and never uses the network. */
export interface Plan {
  /** Sources before what hangs on them, else as in the document. */
  readonly entries: readonly PlanEntry[];
  /** Problems that would keep a run from starting (`error`) or that are worth knowing (`warning`). */
  readonly issues: readonly Issue[];
  /** What the run would spend, a sum for each currency; empty when it spends nothing. */
  readonly totals: readonly PlannedCost[];
}

/** What an outcome of planning means to people. `why` is asked only where something would run. */
export function toPlanEntry(step: Step, outcome: Outcome, why: (key: string) => Why): PlanEntry {
  const common = { node: step.id, type: step.def.type, effect: step.def.effect };
  switch (outcome.kind) {
    case 'reused':
      return { ...common, action: 'reuse', key: outcome.key, why: UNCHANGED };
    case 'finished':
      return { ...common, action: 'run', key: outcome.key, why: why(outcome.key) };
    case 'run':
    case 'wait': {
      const { key, values, unknown } = outcome.gathered;
      const { purchase, busy } = outcome;
      const full = step.def.effect === 'paid' && !unknown && !step.group ? step.def.price(values) : undefined;
      const price = full && purchase && isBought(purchase) ? boughtAlready(full, purchase) : full;
      return {
        ...common,
        action: outcome.kind,
        key,
        why: why(key),
        ...(price && { price }),
        ...(purchase && { purchase }),
        ...(busy && { busy }),
      };
    }
    case 'refused':
      return {
        ...common,
        action: 'blocked',
        why: { reason: 'blocked', message: outcome.issues[0]?.message ?? 'refused' },
      };
    case 'failed':
      return { ...common, action: 'blocked', why: { reason: 'blocked', message: outcome.error.message } };
    case 'stopped':
      return { ...common, action: 'blocked', why: { reason: 'blocked', message: outcome.message } };
    case 'waiting':
      return { ...common, action: 'wait', why: { reason: 'waits', message: outcome.message } };
    case 'skipped':
      if (outcome.fault.kind === 'waiting') {
        const { because } = outcome;
        return {
          ...common,
          action: 'wait',
          why: { reason: 'waits', inputs: [because], message: `depends on ${because}` },
        };
      }
      return { ...common, action: 'blocked', why: { reason: 'blocked', message: `needs "${outcome.because}"` } };
    default:
      return outcome satisfies never;
  }
}

/** Whether nothing more is to pay: it was bought, or is under way and counted with the run that asked for it. */
const isBought = ({ state }: PurchaseInfo) =>
  state === 'done' || state === 'job' || state === 'sending' || state === 'in-doubt';

const boughtAlready = ({ currency }: Price, { state, job }: PurchaseInfo): Price => {
  const words = state === 'done' ? 'bought already' : state === 'job' ? 'under way already' : 'maybe bought already';
  return { min: 0, max: 0, currency, basis: job === undefined ? words : `${words}, job ${job}` };
};

/** Adds prices up, by currency; a node that waits may turn out to cost nothing. */
export function totalPrices(entries: readonly PlanEntry[]): readonly PlannedCost[] {
  const totals = new Map<PlannedCost['currency'], { min: number; max: number }>();
  for (const { action, price } of entries) {
    if (!price || price.max === 0) continue;
    const total = totals.get(price.currency) ?? { min: 0, max: 0 };
    if (action === 'run') total.min += price.min;
    total.max += price.max;
    totals.set(price.currency, total);
  }
  return [...totals].map(([currency, total]) => ({ ...total, currency }));
}
