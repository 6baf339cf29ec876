import type { InputIssue } from '@shotgraph/engine';
import { wholeIssue } from './whole.ts';

/** A position that may count from the end, -1 being the last, as one from the start; `undefined` outside of the list. */
export function findPosition(index: number, length: number): number | undefined {
  const position = index < 0 ? length + index : index;
  return Number.isInteger(position) && position >= 0 && position < length ? position : undefined;
}

/** Issues of a position outside of a list, naming both. */
export function positionIssues(index: number | undefined, length: number | undefined, what: string): InputIssue[] {
  const broken = wholeIssue('index', index);
  if (broken.length > 0 || index === undefined || length === undefined) return broken;
  if (findPosition(index, length) !== undefined) return [];
  if (length === 0) return [{ input: 'index', message: `there is no ${what} ${index}: the list is empty` }];
  const message = `there is no ${what} ${index} among ${length}; use 0 to ${length - 1}, or -${length} to -1 from the end`;
  return [{ input: 'index', message }];
}
