import type { Estimate, PurchaseInfo } from '@shotgraph/engine';
import { addUp } from './money.ts';
import { isUnderWay } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether something was asked for on the day (UTC) of a moment: the day that budgets are counted by. */
export const isOnDay = ({ askedAt }: Pick<PurchaseInfo, 'askedAt'>, now: number): boolean =>
  Math.floor(askedAt / DAY_MS) === Math.floor(now / DAY_MS);

/** What one purchase has cost, or may have: as the provider told, else as it was estimated; nothing for what was not billed. */
export function spentOn({ state, price, estimate }: PurchaseInfo): Estimate | undefined {
  if (price) return { min: price.amount, max: price.amount, currency: price.currency };
  if (state === 'free' || state === 'intended') return undefined;
  // What may never have arrived, or may still fail, may cost nothing.
  return isUnderWay({ state }) ? { ...estimate, min: 0 } : estimate;
}

/** What purchases have cost together, by currency; least and most differ where a price is not settled. */
export const spentIn = (purchases: readonly PurchaseInfo[]): readonly Estimate[] =>
  addUp(purchases.flatMap((purchase) => spentOn(purchase) ?? []));
