import type { Clock, Journal, ResultStore, StoredResult } from '../../host.ts';
import type { Json } from '../../json.ts';
import { isStoredResult } from '../records.ts';
import type { MemoryProcess } from './process.ts';
import type { MemoryStore } from './store.ts';

/** Results in memory. Records are kept as text: what is read back is a value of its own, as with every other host. */
export function memoryResults(store: MemoryStore, { call }: MemoryProcess, clock: Clock): ResultStore {
  return {
    find: (key, options) =>
      call('results.find', () => {
        const found = store.results.get(key);
        if (found && !options?.peek) found.usedAt = clock.now();
        return found && parseResult(found.text);
      }),
    put: (key, result) =>
      call('results.put', () => void store.results.set(key, { text: JSON.stringify(result), usedAt: clock.now() })),
    async *list() {
      yield* await call('results.list', () =>
        [...store.results].map(([name, { text, usedAt }]) => ({ name, bytes: text.length, usedAt })),
      );
    },
    remove: (key) => call('results.remove', () => void store.results.delete(key)),
    verify: (key) =>
      call('results.verify', () => {
        const found = store.results.get(key);
        if (!found) return 'missing';
        return parseResult(found.text) ? 'whole' : 'damaged';
      }),
    findNote: (name) => call('results.findNote', () => store.notes.get(name)),
    putNote: (name, text) => call('results.putNote', () => void store.notes.set(name, text)),
  };
}

function parseResult(text: string): StoredResult | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isStoredResult(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Journals in memory. */
export function memoryJournal({ journal }: MemoryStore, { call }: MemoryProcess): Journal {
  return {
    append: (run, record) =>
      call('journal.append', () => {
        const lines = journal.get(run);
        if (lines) lines.push(JSON.stringify(record));
        else journal.set(run, [JSON.stringify(record)]);
      }),
    read: (run) => call('journal.read', () => (journal.get(run) ?? []).map((line): Json => JSON.parse(line))),
    list: () => call('journal.list', () => [...journal.keys()].reverse()),
  };
}
