import type { DBSchema } from 'idb';
import { keptOpen } from '../doc/database.ts';
import type { RunRecord, RunSummary } from './log-types.ts';

/** Runs kept of each document; of the older half of them the document's text is not. */
export const MOST_RUNS = 40;
const MOST_TEXTS = 20;

/** Where runs are kept between visits. */
export interface RunLogStorage {
  /** Runs of a document, the newest first. */
  list(document: string): Promise<readonly RunSummary[]>;
  find(id: string): Promise<RunRecord | undefined>;
  /** The document's text at a run; `undefined` where it is not kept any more. */
  findText(summary: Pick<RunSummary, 'text'>): Promise<string | undefined>;
  /** @param text - of the document as the run began, and the name it is kept under: equal texts are kept once */
  add(summary: RunSummary, record: RunRecord, text: { readonly name: string; readonly text: string }): Promise<void>;
  /** Writes more of a run that is kept. */
  update(summary: RunSummary, record: RunRecord): Promise<void>;
  /** Takes one run out. */
  remove(id: string): Promise<void>;
  clear(document: string): Promise<void>;
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunSummary; indexes: { document: string } };
  records: { key: string; value: RunRecord };
  texts: { key: string; value: string };
}

const STORES = ['runs', 'records', 'texts'] as const;

/** Keeps runs in IndexedDB, apart from the documents: losing them loses no work. */
export function openRunLogStorage(name = 'shotgraph-run-log'): RunLogStorage {
  const database = keptOpen<Schema>(name, (made) => {
    made.createObjectStore('runs', { keyPath: 'id' }).createIndex('document', 'document');
    made.createObjectStore('records', { keyPath: 'id' });
    made.createObjectStore('texts');
  });
  const listed = async (document: string) =>
    newestFirst(await (await database()).getAllFromIndex('runs', 'document', document));
  const removeAll = async (ids: readonly string[]) => {
    const transaction = (await database()).transaction(STORES, 'readwrite');
    for (const id of ids) {
      await transaction.objectStore('runs').delete(id);
      await transaction.objectStore('records').delete(id);
    }
    await transaction.done;
  };

  return {
    list: listed,
    find: async (id) => (await database()).get('records', id),
    findText: async ({ text }) => (text === undefined ? undefined : (await database()).get('texts', text)),
    async add(summary, record, { name, text }) {
      const { drop, keep } = thinned([summary, ...(await listed(summary.document))]);
      const transaction = (await database()).transaction(STORES, 'readwrite');
      const [runs, records, texts] = STORES.map((store) => transaction.objectStore(store)) as never as [
        IDBPStore<'runs'>,
        IDBPStore<'records'>,
        IDBPStore<'texts'>,
      ];
      await records.put(record);
      await texts.put(text, name);
      for (const each of keep) await runs.put(each);
      for (const { id } of drop) {
        await runs.delete(id);
        await records.delete(id);
      }
      const used = new Set((await runs.getAll()).map((run) => run.text));
      for (const key of await texts.getAllKeys()) if (!used.has(key)) await texts.delete(key);
      await transaction.done;
    },
    async update(summary, record) {
      const transaction = (await database()).transaction(STORES, 'readwrite');
      await transaction.objectStore('runs').put(summary);
      await transaction.objectStore('records').put(record);
      await transaction.done;
    },
    remove: (id) => removeAll([id]),
    clear: async (document) => removeAll((await listed(document)).map(({ id }) => id)),
  };
}

/** As much of a store as is used within one transaction over all of them. */
interface IDBPStore<S extends 'runs' | 'records' | 'texts'> {
  put(value: Schema[S]['value'], key?: string): Promise<string>;
  delete(key: string): Promise<void>;
  getAll(): Promise<Schema[S]['value'][]>;
  getAllKeys(): Promise<string[]>;
}

const newestFirst = (runs: readonly RunSummary[]) => [...runs].sort((a, b) => b.startedAt - a.startedAt);

/** Which runs of a document stay, without the texts of the older ones, and which go. @param runs - the newest first */
export function thinned(runs: readonly RunSummary[]): {
  readonly keep: readonly RunSummary[];
  readonly drop: readonly RunSummary[];
} {
  const keep = runs.slice(0, MOST_RUNS).map((run, i) => {
    if (i < MOST_TEXTS) return run;
    const { text: _, ...rest } = run;
    return rest;
  });
  return { keep, drop: runs.slice(MOST_RUNS) };
}
