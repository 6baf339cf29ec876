import type { Host } from '../host.ts';
import type { Json } from '../json.ts';
import type { RunEvent } from './events.ts';

/**
 * Writes what cost something, and how the run went, to the host's journal. Pure nodes would only be noise; a run that met nothing
 * else leaves no journal.
 */
export function createRunJournal(host: Host, run: string) {
  let last: Promise<unknown> | undefined;
  const held: RunEvent[] = [];
  const write = (event: RunEvent) => {
    const record = { ...event, at: new Date(host.clock.now()).toISOString() };
    last = Promise.all([last, host.journal.append(run, record as unknown as Json).catch(() => {})]);
  };
  return {
    note(event: RunEvent) {
      if (event.type === 'node-progress' || event.type === 'node-skipped') return;
      if ((event.type === 'node-reused' || event.type === 'node-finished') && event.effect === 'pure') return;
      if (event.type === 'run-started') held.push(event);
      else if (last || event.type !== 'run-ended') for (const one of [...held.splice(0), event]) write(one);
    },
    flush: () => last,
  };
}
