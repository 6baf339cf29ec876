import type { GraphDocument } from '@shotgraph/engine';
import type { DocStore } from './doc-store.ts';

/** Quiet time after an edit before it is written, ms. */
const QUIET_MS = 400;

/** Where autosave stands. `failed` carries what to tell the user. */
export type SaveState = { readonly state: 'saved' | 'saving' } | { readonly state: 'failed'; readonly message: string };

/** Writes whole documents after edits. The edits themselves are in the journal by then. */
export interface Autosave {
  /** Writes what is not written yet; resolves when it is. */
  flush(): Promise<void>;
  /** What is written does not hold all that the document says, though no edit told of it. */
  note(): void;
  stop(): void;
}

export interface AutosaveOptions {
  /** Whether the document is this tab's to write. */
  readonly mayWrite: () => boolean;
  readonly write: (document: GraphDocument) => Promise<void>;
  readonly report: (state: SaveState) => void;
}

/** Writes a document after every edit, and at once when the page is hidden or left. */
export function startAutosave(doc: DocStore, { mayWrite, write, report }: AutosaveOptions): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;
  let last: Promise<void> = Promise.resolve();

  const save = async () => {
    if (!mayWrite()) return;
    dirty = false;
    try {
      await write(doc.toDocument());
      if (!dirty) report({ state: 'saved' });
    } catch (error) {
      dirty = true;
      report({
        state: 'failed',
        message: `This browser could not keep the document (${(error as Error)?.message}); save it to a file.`,
      });
    }
  };
  const flush = () => {
    clearTimeout(timer);
    if (dirty) last = last.then(save);
    return last;
  };
  const note = () => {
    if (!mayWrite()) return;
    if (!dirty) report({ state: 'saving' });
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), QUIET_MS);
  };
  const stopListening = doc.onEdit(note);
  const onHide = () => void flush();
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('pagehide', onHide);

  return {
    flush,
    note,
    stop() {
      clearTimeout(timer);
      stopListening();
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onHide);
    },
  };
}
