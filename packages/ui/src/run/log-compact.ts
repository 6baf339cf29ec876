import type { Cost, RunEvent } from '@shotgraph/engine';
import type { RunSummary, TimedEvent } from './log-types.ts';

/** Steps of progress of one node closer together than this are one, ms. */
const PROGRESS_MS = 500;
/** Most events kept of a run; what is told of progress goes first, then what cost nothing. */
export const MOST_EVENTS = 4000;

/** The events worth keeping: steps of progress are thinned, and a run of very many nodes keeps what cost time or failed. */
export function compactEvents(events: readonly TimedEvent[], most = MOST_EVENTS): readonly TimedEvent[] {
  const lastStep = new Map<string, number>();
  const thinned = events.filter(([at, event]) => {
    if (event.type !== 'node-progress') return true;
    if (at - (lastStep.get(event.node) ?? -Infinity) < PROGRESS_MS) return false;
    lastStep.set(event.node, at);
    return true;
  });
  if (thinned.length <= most) return thinned;
  const told = thinned.filter(([, event]) => event.type !== 'node-progress' && !isFree(event));
  return told.length <= most ? told : [...told.slice(0, most - 1), told.at(-1)!];
}

/** Nodes that cost nothing come and go by the thousand. */
const isFree = (event: RunEvent) =>
  (event.type === 'node-finished' || event.type === 'node-reused') && event.effect === 'pure';

/** What the events of a run come to. */
export function summarise(events: readonly TimedEvent[]): Pick<RunSummary, 'ran' | 'reused' | 'failed' | 'spent'> {
  const ran: string[] = [];
  const reused: string[] = [];
  const failed: { readonly node: string; readonly message: string }[] = [];
  const spent = new Map<Cost['currency'], number>();
  for (const [, event] of events) {
    if (event.type === 'node-finished' && event.effect !== 'pure') ran.push(event.node);
    else if (event.type === 'node-reused' && event.effect !== 'pure') reused.push(event.node);
    else if (event.type === 'node-failed') failed.push({ node: event.node, message: event.error.message });
    else if (event.type === 'node-purchase' && event.purchase.type === 'bought' && !event.purchase.before) {
      const { price } = event.purchase.receipt;
      if (price) spent.set(price.currency, (spent.get(price.currency) ?? 0) + price.amount);
    }
  }
  return { ran, reused, failed, spent: [...spent].map(([currency, amount]) => ({ amount, currency })) };
}
