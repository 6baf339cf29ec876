import { mediaOf } from '../spend/purchase-words.ts';
import type { Take } from '../spend/takes.ts';
import { type Marks, sortTakes } from './marks.ts';

/** Takes that fit beside one another. */
export const MOST_COMPARED = 4;

/** Which takes are compared, and how they stand to the node. */
export interface CompareState {
  readonly kind: 'compare';
  /** Id of the node in the graph in view. */
  readonly node: string;
  /** Keys of purchases, two to four, and what they are called. */
  readonly takes: readonly string[];
  readonly names: readonly string[];
  /** Keys of those that the node can have by their number alone. */
  readonly usable: readonly string[];
  /** Whether others can be pinned. */
  readonly pins: boolean;
}

/** The takes to play together: those that are ticked, else the best ones. Only what can be seen can be compared. */
export function takesToCompare(takes: readonly Take[], marks: Marks, picked: ReadonlySet<string>): readonly Take[] {
  const seen = takes.filter(({ purchase }) => mediaOf(purchase));
  const ticked = seen.filter(({ purchase }) => picked.has(purchase.key));
  const best = sortTakes(seen, marks, false);
  return (ticked.length > 1 ? ticked : best).slice(0, MOST_COMPARED);
}
