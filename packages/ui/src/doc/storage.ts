import type { DBSchema } from 'idb';
import { keptOpen } from './database.ts';

/** A document as this browser keeps it. */
export interface StoredDocument {
  readonly id: string;
  readonly title: string;
  /** The document's text. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Address of the folder that its media paths are relative to, for documents that came from there. */
  readonly base?: string;
  /** Number of the last edit in the journal that the text contains; none when left out. */
  readonly edits?: number;
}

/** Where documents are kept between visits. */
export interface DocumentStorage {
  find(id: string): Promise<StoredDocument | undefined>;
  put(document: StoredDocument): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly StoredDocument[]>;
  remove(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  documents: { key: string; value: StoredDocument };
}

/** Keeps documents in IndexedDB, one record a document, so that none can overwrite another. */
export function openStorage(name = 'shotgraph-editor'): DocumentStorage {
  const database = keptOpen<Schema>(name, (made) => void made.createObjectStore('documents', { keyPath: 'id' }));
  return {
    find: async (id) => (await database()).get('documents', id),
    put: async (document) => void (await (await database()).put('documents', document)),
    async list() {
      const all = await (await database()).getAll('documents');
      return all.sort((a, b) => b.savedAt - a.savedAt);
    },
    remove: async (id) => (await database()).delete('documents', id),
  };
}
