import type { Journal, ResultStore } from '../../host.ts';
import type { Json } from '../../json.ts';
import { groupCommit } from '../group-commit.ts';
import { isManifest, isStoredResult } from '../records.ts';
import { type Database, storageError } from './database.ts';

/** Results and manifests in IndexedDB. */
export function browserResults(database: Promise<Database>): ResultStore {
  const put = async <S extends 'results' | 'manifests'>(
    store: S,
    name: string,
    value: Parameters<Database['put']>[1],
  ) => {
    try {
      await (await database).put(store, JSON.parse(JSON.stringify(value)), name);
    } catch (cause) {
      throw storageError(`write to ${store}`, cause);
    }
  };
  return {
    async find(key) {
      const found = await (await database).get('results', key).catch(() => undefined);
      return isStoredResult(found) ? found : undefined;
    },
    put: (key, result) => put('results', key, result),
    async findManifest(document) {
      const found = await (await database).get('manifests', document).catch(() => undefined);
      return isManifest(found) ? found : undefined;
    },
    putManifest: (document, manifest) => put('manifests', document, manifest),
  };
}

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
