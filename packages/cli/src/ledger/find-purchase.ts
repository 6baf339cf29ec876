import type { PurchaseInfo } from '@shotgraph/engine';
import { UsageError } from '../exit.ts';

const SHORTEST = 8;

/** Beginnings of keys that are clear among them all, and no shorter than `8` digits. */
export function shortKeys(purchases: readonly PurchaseInfo[]): ReadonlyMap<string, string> {
  const keys = [...new Set(purchases.map(({ key }) => key))].sort();
  const shared = (a = '', b = '') => {
    let length = 0;
    while (length < a.length && a[length] === b[length]) length++;
    return length;
  };
  return new Map(
    keys.map((key, i) => {
      const digits = Math.max(SHORTEST, shared(key, keys[i - 1]) + 1, shared(key, keys[i + 1]) + 1);
      return [key, key.slice(0, digits)];
    }),
  );
}

/**
 * The purchase that the beginning of a key means.
 *
 * @throws UsageError when none or more than one could be meant
 */
export function findPurchase(purchases: readonly PurchaseInfo[], asked: string): PurchaseInfo {
  const meant = purchases.filter(({ key }) => key.startsWith(asked.toLowerCase()));
  const [only, ...others] = meant;
  if (only === undefined)
    throw new UsageError(`there is no purchase "${asked}"; "shotgraph ledger" lists the ${purchases.length} there are`);
  if (others.length > 0) {
    const short = shortKeys(purchases);
    const names = meant.slice(0, 4).map(({ key }) => short.get(key));
    throw new UsageError(`"${asked}" could be ${names.join(', ')}${meant.length > 4 ? ', …' : ''}; write more of it`);
  }
  return only;
}
