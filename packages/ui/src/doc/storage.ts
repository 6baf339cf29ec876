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

const STORE = 'documents';

/** Keeps documents in IndexedDB, one record a document, so that none can overwrite another. */
export function openStorage(name = 'shotgraph-editor'): DocumentStorage {
  let opened: Promise<IDBDatabase> | undefined;
  const database = () => {
    opened ??= openDatabase(name);
    return opened;
  };
  const withStore = async <T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = (await database()).transaction(STORE, mode);
    const request = use(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  };
  return {
    find: (id) => withStore('readonly', (store) => store.get(id)),
    put: async (document) => void (await withStore('readwrite', (store) => store.put(document))),
    async list() {
      const all: StoredDocument[] = await withStore('readonly', (store) => store.getAll());
      return all.sort((a, b) => b.savedAt - a.savedAt);
    },
    remove: async (id) => void (await withStore('readwrite', (store) => store.delete(id))),
  };
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
