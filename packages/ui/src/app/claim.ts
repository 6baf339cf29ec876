import type { StoredDocument } from '../doc/storage.ts';

/** How long to wait for a window that is just closing to let go, ms. */
const WAIT_MS = 300;

let release: (() => void) | undefined;

/**
 * Makes a document this window's own, so that no two windows write to the same record. One that another window has open is
 * opened as a copy.
 */
export async function claimDocument(
  document: StoredDocument,
): Promise<{ readonly document: StoredDocument; readonly isCopy: boolean }> {
  release?.();
  release = undefined;
  if (!('locks' in navigator) || (await lock(document.id))) return { document, isCopy: false };
  const copy = { ...document, id: crypto.randomUUID() };
  await lock(copy.id);
  return { document: copy, isCopy: true };
}

/** Holds a lock until the window is closed or claims another document. @returns false when another window has it */
function lock(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(`shotgraph-document ${id}`, { signal: AbortSignal.timeout(WAIT_MS) }, () => {
        resolve(true);
        return new Promise<void>((end) => {
          release = end;
        });
      })
      .catch(() => resolve(false));
  });
}
