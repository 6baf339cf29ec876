import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { NodeError } from '../../errors.ts';
import type { ImportedFile, Manifest, StoredResult } from '../../host.ts';
import type { Json } from '../../json.ts';

interface Schema extends DBSchema {
  /** By key. */
  results: { key: string; value: StoredResult };
  /** By name of the document. */
  manifests: { key: string; value: Manifest };
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

/** Opens, and if need be creates, the database of a document. */
export function openDatabase(name: string): Promise<Database> {
  return openDB<Schema>(`shotgraph ${name}`, 1, {
    upgrade(database) {
      for (const store of ['results', 'manifests', 'assets', 'facts', 'files'] as const)
        database.createObjectStore(store);
      database.createObjectStore('runs', { autoIncrement: true }).createIndex('run', '', { unique: true });
      database.createObjectStore('journal', { autoIncrement: true }).createIndex('run', 'run');
    },
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
