import type { BusyTip, Estimate, PlanEntry, PurchaseInfo } from '@shotgraph/engine';
import { cardsOf } from '../run/card-path.ts';
import { addUp } from './money.ts';

/** What the next run of a card costs, by the last plan: of its own node, or of everything inside of it. */
export interface NodeCost {
  /** Sums by currency; empty when it costs nothing more. */
  readonly sums: readonly Estimate[];
  /** How each price came about, in words; the same words once. */
  readonly basis: readonly string[];
  /** Calls that are to be paid for. */
  readonly calls: number;
  /** Calls that were made already. */
  readonly bought: readonly PurchaseInfo[];
  /** Paid nodes whose price is known once others have run. */
  readonly unpriced: number;
  readonly busy?: BusyTip;
}

/** Words kept of a card with many items. */
const MOST_WORDS = 4;

/** The costs of a plan, by card. Cards that cost nothing are left out. @param isFree - of entries without a price: whether they never have one */
export function costsOf(entries: readonly PlanEntry[], isFree: IsFree): ReadonlyMap<string, NodeCost> {
  const byCard = new Map<string, PlanEntry[]>();
  const unpriced = new Set(unpricedIn(entries, isFree));
  for (const entry of entries) {
    if (entry.price === undefined && entry.purchase === undefined && !unpriced.has(entry)) continue;
    for (const { card } of cardsOf(entry.node)) {
      const known = byCard.get(card);
      if (known) known.push(entry);
      else byCard.set(card, [entry]);
    }
  }
  return new Map([...byCard].map(([card, own]) => [card, costOf(own, unpriced)]));
}

/** Tells of a paid type's node whether it is set to what runs here for free. */
export type IsFree = (entry: PlanEntry) => boolean;

/** Nodes that may turn out to cost something: what they are asked for is not known yet. Of those that run once per item, the items. */
export function unpricedIn(entries: readonly PlanEntry[], isFree: IsFree): readonly PlanEntry[] {
  const groups = new Set(entries.flatMap(({ node }) => pathsAbove(node)));
  return entries.filter(
    (entry) =>
      entry.effect === 'paid' &&
      entry.action === 'wait' &&
      entry.price === undefined &&
      !groups.has(entry.node) &&
      !isFree(entry),
  );
}

/** `scene` and `scene/0` of `scene/0/shot`. */
function pathsAbove(path: string): readonly string[] {
  const found: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) found.push(path.slice(0, at));
  return found;
}

function costOf(entries: readonly PlanEntry[], unpriced: ReadonlySet<PlanEntry>): NodeCost {
  const prices = entries.flatMap(({ price }) => (price && price.max > 0 ? [price] : []));
  const busy = entries.find((entry) => entry.busy)?.busy;
  return {
    sums: addUp(prices),
    basis: [...new Set(prices.map(({ basis }) => basis))].slice(0, MOST_WORDS),
    calls: prices.length,
    bought: entries.flatMap(({ price, purchase }) => (purchase && !(price && price.max > 0) ? [purchase] : [])),
    unpriced: entries.filter((entry) => unpriced.has(entry)).length,
    ...(busy && { busy }),
  };
}
