/** What is being typed at the caret and may be completed. */
export interface Query {
  readonly kind: 'mention' | 'template';
  /** Where what is typed begins, its `@` or braces included, and where it ends: at the caret. */
  readonly from: number;
  readonly to: number;
  /** What stands behind the `@` or the braces. */
  readonly word: string;
}

// As the grammar of prompts has it: no mention within a word, none behind a backslash.
const MENTION = /(?<![\p{L}\p{N}_@\\])@([a-z0-9-]*)$/iu;
const TEMPLATE = /(?<!\\)\{\{([a-z0-9-]*)$/i;

/** The mention or template that is being typed in front of a position; `undefined` when there is none. */
export function queryAt(text: string, caret: number): Query | undefined {
  const before = text.slice(Math.max(0, caret - 80), caret);
  for (const [kind, pattern] of [
    ['mention', MENTION],
    ['template', TEMPLATE],
  ] as const) {
    const match = pattern.exec(before);
    if (match) return { kind, from: caret - match[0].length, to: caret, word: match[1]!.toLowerCase() };
  }
  return undefined;
}

/** Entries whose name fits what is typed: those that begin with it first, then those that have it within. */
export function matching<T extends { readonly name: string }>(entries: readonly T[], word: string): readonly T[] {
  if (word === '') return entries;
  const rank = ({ name }: T) => (name.startsWith(word) ? 0 : name.includes(word) ? 1 : 2);
  return entries.filter((entry) => rank(entry) < 2).sort((a, b) => rank(a) - rank(b));
}

/** The smallest change that makes one text another: what lies between their common beginning and their common end. */
export function changeBetween(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
