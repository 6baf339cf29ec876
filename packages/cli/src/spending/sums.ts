import type { Cost, PurchaseInfo, Spend } from '@shotgraph/engine';

/** Sums of some purchases in one currency. The three do not overlap. */
export interface SpendRow extends Spend {
  /** What the purchases have in common; empty for all of them. */
  readonly name: string;
  readonly currency: Cost['currency'];
  readonly purchases: number;
}

/**
 * Adds purchases up, by currency and by what `nameOf` says they have in common, in the order in which names are first met. What was not
 * billed is left out.
 */
export function sumsBy(
  purchases: readonly PurchaseInfo[],
  nameOf: (purchase: PurchaseInfo) => string,
): readonly SpendRow[] {
  const rows = new Map<string, SpendRow>();
  for (const purchase of purchases) {
    const part = partOf(purchase);
    if (!part) continue;
    const { kind, amount, currency } = part;
    const name = nameOf(purchase);
    const place = JSON.stringify([name, currency]);
    const row = rows.get(place) ?? { name, currency, purchases: 0, settled: 0, estimated: 0, reserved: 0 };
    rows.set(place, { ...row, purchases: row.purchases + 1, [kind]: row[kind] + amount });
  }
  return [...rows.values()];
}

/** Where a purchase counts; `undefined` when nothing was billed. */
function partOf({ state, price, estimate }: PurchaseInfo): (Cost & { readonly kind: keyof Spend }) | undefined {
  const most = { amount: estimate.max, currency: estimate.currency };
  switch (state) {
    case 'done':
      return price ? { kind: 'settled', ...price } : { kind: 'estimated', ...most };
    case 'failed':
      return { kind: 'estimated', ...most };
    case 'job':
    case 'sending':
    case 'in-doubt':
      return { kind: 'reserved', ...most };
    case 'intended':
    case 'free':
      return undefined;
    default:
      return state satisfies never;
  }
}
