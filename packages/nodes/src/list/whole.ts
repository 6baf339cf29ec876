import type { InputIssue } from '@shotgraph/engine';

/** Most items a list is made with by one node: more is a slip, and would freeze whoever shows it. */
export const MAX_ITEMS = 100_000;

/** Issues of a number that has to be whole and within a range, ends included. */
export function wholeIssue(
  input: string,
  value: number | undefined,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): InputIssue[] {
  if (value === undefined) return [];
  if (!Number.isInteger(value)) return [{ input, message: `${value} is not a whole number; use ${Math.round(value)}` }];
  if (value < least) return [{ input, message: `${value} is too small; the least is ${least}` }];
  if (value > most) return [{ input, message: `${value} is too large; the most is ${most}` }];
  return [];
}
