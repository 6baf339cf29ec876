import type { Estimate, Graph, Plan, PlanEntry, Price } from '@shotgraph/engine';
import { type IsFree, unpricedIn } from './costs.ts';
import { findPlace, literalAt } from './node-place.ts';

/** One call a run would pay for. */
export interface OfferedCall {
  /** Path of the node. */
  readonly node: string;
  /** Where the node tells it by itself. */
  readonly model?: string;
  readonly take?: number;
  readonly price: Price;
  /** Its inputs are not made yet: the price is for what is expected of them. */
  readonly isExpected: boolean;
}

/** What a run would pay for: what a person is asked to agree to. */
export interface Offer {
  readonly calls: readonly OfferedCall[];
  readonly totals: readonly Estimate[];
  /** Paths of nodes whose price is known once others have run; they buy nothing before that. */
  readonly unpriced: readonly string[];
}

/** What a plan would pay for; `undefined` when nothing, or when what is wrong with it keeps it from running at all. */
export function offerOf({ entries, totals, issues }: Plan, graph: Graph, isFree: IsFree): Offer | undefined {
  if (totals.length === 0 || issues.some(({ severity }) => severity === 'error')) return undefined;
  return {
    calls: entries.flatMap((entry) => toCall(entry, graph)),
    totals,
    unpriced: unpricedIn(entries, isFree).map(({ node }) => node),
  };
}

function toCall({ node, price, action }: PlanEntry, graph: Graph): OfferedCall[] {
  if (!price || price.max === 0) return [];
  const place = findPlace(graph, node);
  const model = place && literalAt(place, 'model');
  const take = place && takeOf(literalAt(place, 'take'), 'take' in place.record.inputs);
  return [
    {
      node,
      ...(typeof model === 'string' && { model }),
      ...(take !== undefined && { take }),
      price,
      isExpected: action === 'wait',
    },
  ];
}

/** Where nothing is written, it is the first take. */
const takeOf = (literal: unknown, isWritten: boolean): number | undefined =>
  typeof literal === 'number' ? literal : isWritten ? undefined : 1;
