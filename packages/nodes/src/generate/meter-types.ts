import type { Json } from '@shotgraph/engine';

/** One thing that a model takes only so much of. */
export interface MeterRow {
  readonly id: string;
  /** What is counted, for people. */
  readonly label: string;
  readonly used: number;
  readonly allowed: number;
  /** `seconds`, `words`, …; left out for plain numbers of things. */
  readonly unit?: 'seconds' | 'words' | 'characters' | 'tokens';
  /** `full`: it may not be more; `over`: it is too much. */
  readonly state: 'free' | 'full' | 'over';
  /** Beyond it nothing is refused; it only does not help. */
  readonly advised?: true;
}

/** How much of what the chosen model takes a node uses. */
export interface Meter {
  /** Which model, and of whom. */
  readonly taker: string;
  /** What the references are for, in a word or two. */
  readonly mode?: string;
  readonly rows: readonly MeterRow[];
  /** Inputs that do not go together, and why. */
  readonly conflicts: readonly { readonly input: string; readonly message: string }[];
  /** The prompt in the provider's own numbering, as it will be sent. */
  readonly sent?: string;
  /** When the figures were last compared with the provider's documentation, `YYYY-MM-DD`. */
  readonly verifiedOn?: string;
}

/**
 * Values of a node by input, as plain data: pictures, clips and sounds as `CheckedMedia`, prompts as their `parts`. `null` is left empty for
 * good; what is not known yet is left out. An item of a list that is not known is `null`.
 */
export type MeterValues = { readonly [input: string]: Json };

/** What is measured: used so much of so much. */
export function row(
  id: string,
  label: string,
  used: number,
  allowed: number,
  more: Partial<Pick<MeterRow, 'unit' | 'advised' | 'state'>> = {},
): MeterRow {
  const state = used > allowed ? 'over' : used === allowed && used > 0 ? 'full' : 'free';
  return { id, label, used, allowed, state, ...more };
}
