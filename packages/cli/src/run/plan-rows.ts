import type { Estimate, PlanEntry } from '@shotgraph/engine';
import { lineageOf } from '../progress/endings.ts';

/** One line of a plan: a node, or those items of one that meet the same. */
export interface PlanRow extends Pick<PlanEntry, 'action' | 'node' | 'type'> {
  readonly message: string;
  /** `12 of 40 items`; absent for a node without items. */
  readonly share?: string;
  readonly price?: Estimate;
  /** How the price was computed, or that it is paid already. */
  readonly basis?: string;
}

/** Entries that are work of their own: not those that only stand for their items. */
export function workIn(entries: readonly PlanEntry[]): readonly PlanEntry[] {
  const groups = new Set(entries.flatMap(({ node }) => lineageOf(node).group?.path ?? []));
  return entries.filter(({ node }) => !groups.has(node));
}

/** A plan as people read it. @param withItems - every item on a line of its own */
export function planRows(entries: readonly PlanEntry[], withItems: boolean): readonly PlanRow[] {
  const work = workIn(entries);
  if (withItems) return work.map(rowOf);
  const totals = new Map<string, number>();
  const rows = new Map<string, { readonly first: PlanEntry; readonly name: string; readonly all: PlanEntry[] }>();
  for (const entry of work) {
    const { name, owner } = lineageOf(entry.node);
    totals.set(name, (totals.get(name) ?? 0) + 1);
    const key = owner === undefined ? entry.node : `${name} ${entry.action}`;
    const row = rows.get(key);
    if (row) row.all.push(entry);
    else rows.set(key, { first: entry, name, all: [entry] });
  }
  return [...rows.values()].map(({ first, name, all }) => {
    if (lineageOf(first.node).owner === undefined) return rowOf(first);
    const total = totals.get(name)!;
    const share =
      all.length === total ? `${total} ${total === 1 ? 'item' : 'items'}` : `${all.length} of ${total} items`;
    const differ = all.some(({ why }) => why.message !== first.why.message);
    const message = `${first.why.message.replaceAll(first.node, name)}${differ ? ' …' : ''}`;
    return { action: first.action, node: name, type: first.type, message, share, ...priceOf(all) };
  });
}

const rowOf = (entry: PlanEntry): PlanRow => ({
  action: entry.action,
  node: entry.node,
  type: entry.type,
  message: entry.why.message,
  ...priceOf([entry]),
});

function priceOf(entries: readonly PlanEntry[]): Pick<PlanRow, 'price' | 'basis'> {
  const prices = entries.flatMap(({ price }) => price ?? []);
  const [first] = prices;
  if (!first) return {};
  const sum = (side: 'min' | 'max') => prices.reduce((total, price) => total + price[side], 0);
  const differ = prices.some(({ basis }) => basis !== first.basis);
  return {
    price: { min: sum('min'), max: sum('max'), currency: first.currency },
    basis: `${first.basis}${differ ? ' …' : ''}`,
  };
}
