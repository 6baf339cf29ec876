import type { Cost, Estimate } from '@shotgraph/engine';

/** A duration for people: `0.4 s`, `12.3 s`, `2 min 05 s`. */
export function showDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = `${String(whole % 60).padStart(2, '0')} s`;
  return minutes < 60
    ? `${minutes} min ${rest}`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A point in time in local time: `2026-11-22 17:06:44`. */
export function showTime(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** How long ago something was: `just now`, `12 min ago`, `3 h ago`, `5 days ago`. */
export function showAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}

/** A number of bytes for people, in powers of 1000: `312 B`, `4.1 kB`, `12.3 MB`. */
export function showBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** `1 node`, `3 nodes`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const SYMBOLS: { readonly [currency in Cost['currency']]: string } = { USD: '$', CNY: '¥' };

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

/** What something costs at least and at most: `$0.20 to $0.50`; never less than it may be. */
export function showPrice({ min, max, currency }: Estimate): string {
  const most = showMoney({ amount: max, currency }, 'ceil');
  return min === max ? most : `${showMoney({ amount: min, currency }, 'floor')} to ${most}`;
}

/** Sums in several currencies: `$0.76 and ¥5.40`; `$0.00` for none. */
export const showCosts = (costs: readonly Cost[], round?: 'ceil'): string =>
  costs.length === 0
    ? showMoney({ amount: 0, currency: 'USD' })
    : costs.map((cost) => showMoney(cost, round)).join(' and ');
