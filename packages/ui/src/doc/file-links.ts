import type { DBSchema } from 'idb';
import { keptOpen } from './database.ts';

/** Which file a document belongs to, as this browser remembers it. Handles stay in the browser: they are in no document and no export. */
export interface FileLink {
  readonly document: string;
  readonly handle: FileSystemFileHandle;
  /** Digest of what is known to be in the file. */
  readonly known?: string;
  /** Whether it is written after every edit. */
  readonly keepsSaved: boolean;
}

/** The files of all documents of this browser. */
export interface FileLinks {
  find(document: string): Promise<FileLink | undefined>;
  put(link: FileLink): Promise<void>;
  remove(document: string): Promise<void>;
}

interface LinksSchema extends DBSchema {
  links: { key: string; value: FileLink };
}

/** Keeps them in IndexedDB, which takes handles as they are. */
export function openFileLinks(name = 'shotgraph-files'): FileLinks {
  const database = keptOpen<LinksSchema>(name, (made) => void made.createObjectStore('links', { keyPath: 'document' }));
  return {
    find: async (document) => (await database()).get('links', document),
    put: async (link) => void (await (await database()).put('links', link)),
    remove: async (document) => (await database()).delete('links', document),
  };
}
