import type { Journal, ResultStore, StoredResult } from '../../host.ts';
import type { Json } from '../../json.ts';
import { groupCommit } from '../group-commit.ts';
import { isStoredResult } from '../records.ts';
import { type Database, storageError } from './database.ts';
import type { Uses } from './uses.ts';

/** Results and notes in IndexedDB, written through to the disk before a put resolves. */
export function browserResults(database: Promise<Database>, uses: Uses): ResultStore {
  const write = async (store: 'results' | 'notes', value: string | StoredResult, name: string) => {
    try {
      const transaction = (await database).transaction(store, 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(value, name), transaction.done]);
    } catch (cause) {
      throw storageError(`write to ${store}`, cause);
    }
  };
  const read = async (key: string): Promise<unknown> => (await database).get('results', key);

  return {
    async find(key, options) {
      const found = await read(key).catch(() => undefined);
      if (!isStoredResult(found)) return undefined;
      if (!options?.peek) uses.note(`result ${key}`);
      return found;
    },
    async put(key, result) {
      await write('results', JSON.parse(JSON.stringify(result)), key);
      uses.note(`result ${key}`);
    },
    async *list() {
      for (const name of await (await database).getAllKeys('results')) {
        const value = await read(name).catch(() => null);
        const storedAt = isStoredResult(value) ? Date.parse(value.at) || 0 : 0;
        const usedAt = (await uses.find(`result ${name}`)) ?? storedAt;
        if (value !== undefined) yield { name, bytes: sizeOf(value), usedAt };
      }
    },
    async remove(key) {
      try {
        await (await database).delete('results', key);
        await uses.remove(`result ${key}`);
      } catch (cause) {
        throw storageError('remove a result', cause);
      }
    },
    async verify(key) {
      const found = await read(key).catch((error) => {
        if (!isUnreadable(error)) throw storageError('read a result', error);
        return null;
      });
      if (found === undefined) return 'missing';
      return isStoredResult(found) ? 'whole' : 'damaged';
    },
    async findNote(name) {
      const text: unknown = await (await database).get('notes', name).catch(() => undefined);
      return typeof text === 'string' ? text : undefined;
    },
    putNote: (name, text) => write('notes', text, name),
  };
}

/** Whether an error speaks of the record, not of the database. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof DOMException && ['NotReadableError', 'DataError', 'UnknownError'].includes(error.name);

/** About what a record takes; the browser does not tell. */
const sizeOf = (value: unknown): number => JSON.stringify(value).length;

interface Entry {
  readonly run: string;
  readonly record: Json;
}

/** Journals in IndexedDB, written through to the disk before an append resolves. */
export function browserJournal(database: Promise<Database>): Journal {
  const write = async (entries: readonly Entry[]) => {
    try {
      const transaction = (await database).transaction(['journal', 'runs'], 'readwrite', { durability: 'strict' });
      const [journal, runs] = [transaction.objectStore('journal'), transaction.objectStore('runs')];
      for (const run of new Set(entries.map((entry) => entry.run))) {
        if ((await runs.index('run').getKey(run)) === undefined) await runs.add(run);
      }
      await Promise.all(entries.map((entry) => journal.add(entry)));
      await transaction.done;
    } catch (cause) {
      throw storageError('append to the journal', cause);
    }
  };
  const append = groupCommit(write);
  return {
    append: async (run, record) => append({ run, record }),
    async read(run) {
      const entries = await (await database).getAllFromIndex('journal', 'run', run);
      return entries.map(({ record }) => record);
    },
    list: async () => (await (await database).getAll('runs')).reverse(),
  };
}
