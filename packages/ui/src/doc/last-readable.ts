import { formatDocument, parseDocument } from '@shotgraph/engine';
import { deflate } from './deflate.ts';
import type { Journal, JournalEdit, Snapshot } from './journal.ts';
import { snapshotText } from './journal-moments.ts';
import { replay } from './journal-recorder.ts';
import type { DocumentStorage, StoredDocument } from './storage.ts';

/** A moment that a document can go back to although its text as it is kept cannot be read. */
export interface Readable {
  readonly text: string;
  /** The last edit in it. */
  readonly seq: number;
  /** When that was made, milliseconds since 1970. */
  readonly at: number;
}

/** The newest moment of a document that can be read; `undefined` where the journal has none. */
export async function lastReadable(journal: Journal, document: string): Promise<Readable | undefined> {
  const [snapshots, edits] = await Promise.all([journal.snapshots(document), journal.editsAfter(document, -1)]);
  for (const snapshot of snapshots.toReversed()) {
    const readable = await readFrom(snapshot, edits);
    if (readable) return readable;
  }
  return undefined;
}

async function readFrom(snapshot: Snapshot, edits: readonly JournalEdit[]): Promise<Readable | undefined> {
  try {
    const { seq, at } = snapshot;
    const text = formatDocument(parseDocument(await snapshotText(snapshot)));
    const later = edits.filter((edit) => edit.seq > seq);
    const replayed = replay(text, seq, later);
    parseDocument(replayed.text);
    return { ...replayed, at: later.find((edit) => edit.seq === replayed.seq)?.at ?? at };
  } catch {
    return undefined;
  }
}

/**
 * Brings a document back to such a moment. What it was is kept as a document of its own, as unreadable as it is: a newer version may
 * read it.
 */
export async function goBack(
  storage: DocumentStorage,
  journal: Journal,
  stored: StoredDocument,
  { text, seq }: Readable,
): Promise<StoredDocument> {
  const { id, title } = stored;
  const { title: found = title } = parseDocument(text);
  await storage.put({ ...stored, id: crypto.randomUUID(), title: `${found || 'Untitled'} (cannot be read)`, edits: 0 });
  const later = await journal.editsAfter(id, seq);
  // The edits after it stay in the journal; numbers go on behind them.
  const edits = Math.max(seq, stored.edits ?? 0, later.at(-1)?.seq ?? 0);
  const words = 'went back to what could be read';
  await journal.putSnapshot({ document: id, seq: edits, at: Date.now(), text: await deflate(text), words });
  const restored = { ...stored, title: found, text, edits, savedAt: Date.now() };
  await storage.put(restored);
  return restored;
}
