import { applyOps, formatDocument, type Op, openGraph, parseDocument, toDocument } from '@shotgraph/engine';
import type { DocStore } from './doc-store.ts';
import type { Journal, JournalEdit } from './journal.ts';

/** Writes the edits of one document into the journal as they are made. */
export interface Recorder {
  /** Number of the last edit made. */
  readonly seq: number;
  /** Numbers go on from here: edits before were made elsewhere. */
  setSeq(seq: number): void;
  /** Hears each edit with its number. */
  onRecord(listener: (edit: JournalEdit) => void): () => void;
  /** Resolves when every edit made so far would survive the end of the tab. */
  flush(): Promise<void>;
  stop(): void;
}

export interface RecorderOptions {
  readonly document: string;
  /** Number of the last edit that the document contains. */
  readonly seq: number;
  /** Whether edits are this tab's to write; those that come from another tab are that tab's. */
  readonly isOwn: () => boolean;
  /** The edits of the last batch could not be written. */
  readonly onFailure: (error: unknown) => void;
}

/** Follows a document. The first edit is written at once; what is made while one is being written goes out together after it. */
export function startRecorder(doc: DocStore, journal: Journal, options: RecorderOptions): Recorder {
  let { seq } = options;
  let waiting: JournalEdit[] = [];
  let writing: Promise<void> | undefined;
  const listeners = new Set<(edit: JournalEdit) => void>();

  const write = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await journal.append(batch).catch(options.onFailure);
    }
    writing = undefined;
  };
  const stop = doc.onEdit((ops, _, cause) => {
    if (!options.isOwn()) return;
    const edit = {
      document: options.document,
      seq: ++seq,
      at: Date.now(),
      ops: JSON.stringify(ops),
      ...(cause && { cause }),
    };
    waiting.push(edit);
    writing ??= write();
    for (const listener of listeners) listener(edit);
  });
  return {
    get seq() {
      return seq;
    },
    setSeq(next) {
      seq = next;
    },
    onRecord(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: async () => writing,
    stop,
  };
}

/** The ops of an edit. The journal is this browser's own; a record that cannot be read stops whoever replays it. */
export const opsOf = ({ ops }: Pick<JournalEdit, 'ops'>): readonly Op[] => JSON.parse(ops);

/** What came of replaying edits. */
export interface Replayed {
  readonly text: string;
  /** The last edit that is contained. */
  readonly seq: number;
  /** How many were applied. */
  readonly count: number;
}

/**
 * Applies edits to the text of a document, in order, up to the first that is missing or does not fit.
 *
 * @param seq - the last edit that the text contains
 * @throws GraphError when the text is no document
 */
export function replay(text: string, seq: number, edits: readonly JournalEdit[]): Replayed {
  if (edits.length === 0) return { text, seq, count: 0 };
  const graph = openGraph(parseDocument(text));
  let last = seq;
  for (const edit of edits) {
    if (edit.seq !== last + 1 || !fits(() => applyOps(graph, opsOf(edit)))) break;
    last = edit.seq;
  }
  return { text: last === seq ? text : formatDocument(toDocument(graph)), seq: last, count: last - seq };
}

function fits(apply: () => void): boolean {
  try {
    apply();
    return true;
  } catch {
    return false;
  }
}
