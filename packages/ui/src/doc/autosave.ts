import { formatDocument } from '@shotgraph/engine';
import type { DocStore } from './doc-store.ts';
import type { DocumentStorage } from './storage.ts';

/** Quiet time after an edit before it is written, ms. */
const QUIET_MS = 400;

/** Where autosave stands. `failed` carries what to tell the user. */
export type SaveState = { readonly state: 'saved' | 'saving' } | { readonly state: 'failed'; readonly message: string };

export interface Autosave {
  /** Writes what is not written yet; resolves when it is. */
  flush(): Promise<void>;
  stop(): void;
}

/** Writes a document to storage after every edit, and at once when the page is hidden or left. */
export function startAutosave(
  doc: DocStore,
  storage: DocumentStorage,
  identity: { readonly id: string; readonly base?: string },
  report: (state: SaveState) => void,
): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;
  let last: Promise<void> = Promise.resolve();

  const write = async () => {
    const document = doc.toDocument();
    dirty = false;
    try {
      await storage.put({
        ...identity,
        title: document.title ?? '',
        text: formatDocument(document),
        savedAt: Date.now(),
      });
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
    if (dirty) last = last.then(write);
    return last;
  };
  const stopListening = doc.onEdit(() => {
    dirty = true;
    report({ state: 'saving' });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), QUIET_MS);
  });
  const onHide = () => void flush();
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('pagehide', onHide);

  return {
    flush,
    stop() {
      stopListening();
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onHide);
    },
  };
}
