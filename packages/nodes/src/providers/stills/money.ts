import type { Between } from '../price.ts';
import type { Rate } from '../profile/types.ts';

/** Least and most of a price that may not be known exactly. */
export const endsOf = (rate: Rate): Between =>
  typeof rate === 'number' ? { min: rate, max: rate } : { min: rate[0], max: rate[1] };

/** To a millionth: below it lies only the noise of binary fractions. */
export const roundMoney = (amount: number): number => Math.round(amount * 1e6) / 1e6;

/** `0.045`, `0.045 to 0.09` */
export function describeBetween({ min, max }: Between, digits = 6): string {
  const text = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: digits });
  return text(min) === text(max) ? text(max) : `${text(min)} to ${text(max)}`;
}
