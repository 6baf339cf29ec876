import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { NodeError } from '../../errors.ts';
import type { ImportedFile, StoredResult } from '../../host.ts';
import type { Json } from '../../json.ts';
import type { UseName } from './uses.ts';

interface Schema extends DBSchema {
  /** By key. */
  results: { key: string; value: StoredResult };
  /** When a result or an asset was last used, ms since 1970. */
  uses: { key: UseName; value: number };
  /** By name. */
  notes: { key: string; value: string };
  /** The last token of claims, under `last`. */
  tokens: { key: 'last'; value: number };
  /** By hash: size of the bytes as they were stored. */
  assets: { key: string; value: number };
  /** By hash. */
  facts: { key: string; value: Json };
  /** By path; `mark` tells versions of a fetched file apart. */
  files: { key: string; value: ImportedFile & { readonly mark?: string } };
  /** In order of arrival. */
  runs: { key: number; value: string; indexes: { run: string } };
  journal: { key: number; value: { readonly run: string; readonly record: Json }; indexes: { run: string } };
}

/** An open database of a browser host. */
export type Database = IDBPDatabase<Schema>;

/** What each version of the database added, oldest first. What documents hold survives every step. */
const UPGRADES: readonly ((database: Database) => void)[] = [
  (database) => {
    for (const store of ['results', 'assets', 'facts', 'files'] as const) database.createObjectStore(store);
    database.createObjectStore('runs', { autoIncrement: true }).createIndex('run', '', { unique: true });
    database.createObjectStore('journal', { autoIncrement: true }).createIndex('run', 'run');
  },
  (database) => {
    for (const store of ['uses', 'notes', 'tokens'] as const) database.createObjectStore(store);
    // Said what documents were last made from; notes do now, in another form.
    const old = 'manifests' as 'notes';
    if (database.objectStoreNames.contains(old)) database.deleteObjectStore(old);
  },
];

/** Of the database of a document. */
export const databaseName = (name: string): string => `shotgraph ${name}`;

/** Opens, and if need be creates or brings up to date, the database of a document. */
export function openDatabase(name: string): Promise<Database> {
  return openDB<Schema>(databaseName(name), UPGRADES.length, {
    upgrade(database, oldVersion) {
      for (const upgrade of UPGRADES.slice(oldVersion)) upgrade(database);
    },
    // Else a tab left open would keep a newer one from starting.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** An error of the browser's storage as the user has to see it. Errors that already say so pass through. */
export function storageError(action: string, cause: unknown): NodeError {
  if (cause instanceof NodeError) return cause;
  const full = cause instanceof Error && cause.name === 'QuotaExceededError';
  const why = full
    ? "the browser's storage for this site is full; delete other documents or free some disk space"
    : cause instanceof Error
      ? cause.message
      : String(cause);
  return new NodeError('storage-failed', `Could not ${action}: ${why}`, {}, { cause });
}
