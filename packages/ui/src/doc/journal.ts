import type { DBSchema } from 'idb';
import { keptOpen } from './database.ts';
import type { EditCause } from './doc-store.ts';

/** One edit as it is kept: what was done, when, and its place among the edits of its document. */
export interface JournalEdit {
  readonly document: string;
  /** Counts the edits of a document from 1. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The ops as JSON: copied as one text they cost less, and their size is known. */
  readonly ops: string;
  /** What led to it where nobody made it by hand. */
  readonly cause?: EditCause;
}

/** The whole document after an edit. */
export interface Snapshot {
  readonly document: string;
  /** The last edit it contains; 0 before the first one. */
  readonly seq: number;
  readonly at: number;
  /** The document's text, compressed as zlib does. */
  readonly text: Uint8Array<ArrayBuffer>;
  /** What was done since the snapshot before, in words. */
  readonly words: string;
}

/** What of a document's journal is to be dropped. */
export interface Drop {
  /** Edits up to this one go. */
  readonly editsUpTo: number;
  /** Snapshots after these edits go. */
  readonly snapshots: readonly number[];
}

/** Every edit of every document, kept in this browser, beside the documents themselves. */
export interface Journal {
  /** Resolves when the edits would survive the end of the tab. @throws for edits whose number is taken */
  append(edits: readonly JournalEdit[]): Promise<void>;
  /** Edits of a document after a given one, in order. */
  editsAfter(document: string, seq: number): Promise<readonly JournalEdit[]>;
  putSnapshot(snapshot: Snapshot): Promise<void>;
  /** Oldest first. */
  snapshots(document: string): Promise<readonly Snapshot[]>;
  drop(document: string, what: Drop): Promise<void>;
}

interface Schema extends DBSchema {
  edits: { key: [document: string, seq: number]; value: JournalEdit };
  snapshots: { key: [document: string, seq: number]; value: Snapshot };
}

const KEY_PATH = ['document', 'seq'];

/** Opens the journal in IndexedDB. Each document's edits stand under their numbers, so that no two tabs can write the same one. */
export function openJournal(name = 'shotgraph-journal'): Journal {
  const database = keptOpen<Schema>(name, (made) => {
    made.createObjectStore('edits', { keyPath: KEY_PATH });
    made.createObjectStore('snapshots', { keyPath: KEY_PATH });
  });
  return {
    async append(edits) {
      const transaction = (await database()).transaction('edits', 'readwrite');
      // Each may fail on its own; what counts is whether all of them are there in the end.
      for (const edit of edits) transaction.store.add(edit).catch(() => {});
      // Not left to the end of the event loop's turn, which a tab that is killed does not see.
      transaction.commit();
      await transaction.done;
    },
    editsAfter: async (document, seq) => (await database()).getAll('edits', after(document, seq)),
    putSnapshot: async (snapshot) => void (await (await database()).put('snapshots', snapshot)),
    snapshots: async (document) => (await database()).getAll('snapshots', after(document, -1)),
    async drop(document, { editsUpTo, snapshots }) {
      const transaction = (await database()).transaction(['edits', 'snapshots'], 'readwrite');
      if (editsUpTo > 0)
        transaction.objectStore('edits').delete(IDBKeyRange.bound([document, 0], [document, editsUpTo]));
      for (const seq of snapshots) transaction.objectStore('snapshots').delete([document, seq]);
      await transaction.done;
    },
  };
}

const after = (document: string, seq: number) =>
  IDBKeyRange.bound([document, seq], [document, Number.POSITIVE_INFINITY], true);
