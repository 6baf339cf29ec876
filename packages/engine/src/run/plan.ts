import type { Issue } from '../errors.ts';
import type { NodeType, Price } from '../node/define-node.ts';
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
  /** What the call would cost; only for nodes that would run or may. */
  readonly price?: Price;
}

/** What a run would do. Making it has no side effect but a filled cache, and never uses the network. */
export interface Plan {
  /** In order of evaluation. */
  readonly entries: readonly PlanEntry[];
  /** Problems that would keep a run from starting (`error`) or that are worth knowing (`warning`). */
  readonly issues: readonly Issue[];
  /** Sum of prices in USD: `min` if every waiting node turns out to be unchanged. */
  readonly total: { readonly min: number; readonly max: number; readonly currency: 'USD' };
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
      const price = step.def.effect === 'paid' && !unknown && !step.group ? step.def.price(values) : undefined;
      return { ...common, action: outcome.kind, key, why: why(key), ...(price && { price }) };
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

/** Adds prices up; a node that waits may turn out to cost nothing. */
export function totalPrice(entries: readonly PlanEntry[]): Plan['total'] {
  let min = 0;
  let max = 0;
  for (const { action, price } of entries) {
    if (!price) continue;
    if (action === 'run') min += price.min;
    max += price.max;
  }
  return { min, max, currency: 'USD' };
}
