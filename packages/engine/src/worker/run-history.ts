import type { RunEvent } from '../run/events.ts';

/** What a run has told so far, for those who come later. */
export interface RunHistory {
  /** @returns the event's number: the first is 1 */
  add(event: RunEvent): number;
  /** In their order, those with a higher number. */
  after(number: number): Iterable<{ readonly event: RunEvent; readonly number: number }>;
}

/**
 * Makes an empty history. Of what a node reports again and again only the last is kept, so that it grows with the graph and not with
 * time.
 */
export function createRunHistory(): RunHistory {
  const kept = new Map<string, { readonly event: RunEvent; readonly number: number }>();
  let last = 0;
  return {
    add(event) {
      last++;
      const name = repeated(event) ?? String(last);
      // Taken out first, so that it stands where it was told last.
      kept.delete(name);
      kept.set(name, { event, number: last });
      return last;
    },
    *after(number) {
      for (const entry of kept.values()) if (entry.number > number) yield entry;
    },
  };
}

/** A name that later reports of the same have too. */
function repeated(event: RunEvent): string | undefined {
  if (event.type === 'node-progress') return `progress ${event.node}`;
  if (event.type !== 'node-purchase') return undefined;
  const { purchase } = event;
  return purchase.type === 'progress' || purchase.type === 'waiting'
    ? `${purchase.type} ${event.node} ${purchase.key}`
    : undefined;
}
