import type { Cost, Estimate, Limits } from '@shotgraph/engine';

/** Signs of currencies. */
export const SYMBOLS: { readonly [currency in Cost['currency']]: string } = { USD: '$', CNY: '¥' };

/**
 * A sum for people, with two decimals, or three where it takes them: `$0.76`, `¥5.452`.
 *
 * @param round - which way; to the nearest when left out
 */
export function showMoney({ amount, currency }: Cost, round: 'floor' | 'ceil' | 'round' = 'round'): string {
  // Binary fractions are not exact: what they add to a sum must not round it up or down.
  const thousandths = Math[round](Number((amount * 1000).toFixed(6)));
  if (amount > 0 && thousandths === 0) return `<${SYMBOLS[currency]}0.001`;
  const text = (thousandths / 1000).toFixed(3);
  return `${SYMBOLS[currency]}${text.endsWith('0') ? text.slice(0, -1) : text}`;
}

/** The most that something costs; never less than it may be. */
export const showMost = ({ max, currency }: Estimate): string => showMoney({ amount: max, currency }, 'ceil');

/** What something costs at least and at most: `$0.20 to $0.50`. */
export function showPrice(estimate: Estimate): string {
  const least = showMoney({ amount: estimate.min, currency: estimate.currency }, 'floor');
  const most = showMost(estimate);
  return estimate.min === estimate.max || least === most ? most : `${least} to ${most}`;
}

/** What was spent: to the nearest where it is settled, else what it may be. */
export const showSpent = (spent: Estimate): string =>
  spent.min === spent.max ? showMoney({ amount: spent.max, currency: spent.currency }) : showPrice(spent);

/** Sums in several currencies: `$0.76 and ¥5.40`. */
export const showAll = (sums: readonly Estimate[], show: (sum: Estimate) => string): string =>
  sums.map(show).join(' and ');

/** Adds estimates up, by currency; those that are nothing are left out. */
export function addUp(estimates: readonly Estimate[]): readonly Estimate[] {
  const sums = new Map<Estimate['currency'], Estimate>();
  for (const { min, max, currency } of estimates) {
    if (max === 0) continue;
    const sum = sums.get(currency);
    sums.set(currency, { min: (sum?.min ?? 0) + min, max: (sum?.max ?? 0) + max, currency });
  }
  return [...sums.values()];
}

/** What a run may spend when somebody has agreed to sums: their highest, and nothing else. */
export const limitsOf = (totals: readonly Estimate[]): Limits =>
  Object.fromEntries(totals.map(({ currency, max }) => [currency, max]));
