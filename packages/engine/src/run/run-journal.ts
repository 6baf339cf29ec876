import type { Claim, Host } from '../host.ts';
import type { Json } from '../json.ts';
import type { RunEvent } from './events.ts';

/** What a run is told by later: the document's name, and what its caller wants to find again. */
export interface RunHeader {
  readonly graph?: string;
  readonly note?: Json;
}

/** Whether a journal is that of a run: the ledger keeps its own beside them. */
export const isRunId = (journal: string): boolean => /^\d{8}-\d{6}-/.test(journal);

/** Steps of a purchase that are of no interest once it is over; the ledger keeps what counts. */
const PASSING: ReadonlySet<string> = new Set(['waiting', 'progress', 'downloading', 'retrying']);

/** Held by a run as long as it goes on: tells a run under way from one that was interrupted. */
export const runClaim = (run: string): string => `run ${run}`;

/**
 * Writes what cost something, and how the run went, to the host's journal. Pure nodes would only be noise; a run that met nothing
 * else leaves no journal.
 */
export function createRunJournal(host: Host, run: string, header: RunHeader) {
  let last: Promise<unknown> | undefined;
  let claim: Promise<Claim | undefined> | undefined;
  const held: RunEvent[] = [];
  const write = (event: RunEvent) => {
    const record = {
      ...event,
      ...(event.type === 'run-started' && header),
      at: new Date(host.clock.now()).toISOString(),
    };
    claim ??= host.claims.claim(runClaim(run)).catch(() => undefined);
    last = Promise.all([last, host.journal.append(run, record as unknown as Json).catch(() => {})]);
  };
  return {
    note(event: RunEvent) {
      if (event.type === 'node-progress' || event.type === 'node-skipped') return;
      if (event.type === 'node-purchase' && PASSING.has(event.purchase.type)) return;
      if ((event.type === 'node-reused' || event.type === 'node-finished') && event.effect === 'pure') return;
      if (event.type === 'run-started' || event.type === 'node-items') held.push(event);
      else if (last || event.type !== 'run-ended') for (const one of [...held.splice(0), event]) write(one);
    },
    async flush(): Promise<void> {
      await last;
      await (await claim)?.release().catch(() => {});
    },
  };
}
