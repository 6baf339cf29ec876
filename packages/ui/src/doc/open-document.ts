import { type GraphDocument, parseDocument } from '@shotgraph/engine';
import { createDocumentLock, type DocumentLock } from './document-lock.ts';
import type { Journal } from './journal.ts';
import { replay } from './journal-recorder.ts';
import type { DocumentStorage, StoredDocument } from './storage.ts';

/** How long to wait for a tab that is just closing to let go, ms. */
const WAIT_MS = 300;

/** A document read from this browser, with everything that was ever done to it. */
export interface OpenedDocument {
  readonly stored: StoredDocument;
  /** What its text says. */
  readonly document: GraphDocument;
  /** Number of the last edit that its text contains. */
  readonly seq: number;
  /** Edits that the saved text lacked: they were made right before a tab ended. */
  readonly recovered: number;
  /** Held when this tab is the one that edits it. */
  readonly lock: DocumentLock;
}

/**
 * Opens a document for editing, or for following where another tab edits it.
 *
 * @param given - what to open when this browser does not keep it yet
 * @param document - what the text of that says
 * @throws GraphError when what is kept is no graph document; it is not held then
 */
export async function openDocument(
  storage: DocumentStorage,
  journal: Journal,
  given: StoredDocument,
  document: GraphDocument,
): Promise<OpenedDocument> {
  const lock = createDocumentLock(given.id);
  await lock.acquire(WAIT_MS);
  try {
    const { holds: _, ...read } = await readDocument(storage, journal, given);
    const { text } = read.stored;
    // Reading a large one takes a while.
    return { ...read, document: text === given.text ? document : parseDocument(text), lock };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What was read of a document. */
interface ReadDocument extends Omit<OpenedDocument, 'lock' | 'document'> {
  /** The last edit that the text holds: lower than `seq` where edits did not fit, or could not be read. */
  readonly holds: number;
}

/** Reads the document as it was saved last and replays what was done after that. A journal that cannot be read is none. */
export async function readDocument(
  storage: DocumentStorage,
  journal: Journal,
  given: StoredDocument,
): Promise<ReadDocument> {
  const kept = (await storage.find(given.id).catch(() => undefined)) ?? given;
  const edits = await journal.editsAfter(kept.id, kept.edits ?? 0).catch(() => []);
  const { text, seq, count } = replay(kept.text, kept.edits ?? 0, edits);
  // Numbers of edits that do not fit are taken all the same.
  const last = edits.at(-1)?.seq ?? 0;
  return { stored: { ...kept, text }, seq: Math.max(seq, last), holds: seq, recovered: count };
}
