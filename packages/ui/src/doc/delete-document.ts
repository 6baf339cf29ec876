import type { Workspace } from '../app/workspace.ts';
import { createDocumentLock } from './document-lock.ts';
import { forgetFile } from './remember-file.ts';

/** How long to wait for a tab that is just closing to let go, ms. */
const WAIT_MS = 300;

/**
 * Deletes a document from this browser, with its edits, runs, results and media. What was bought stays among the purchases, and a file
 * that it was saved to stays where it is.
 *
 * @throws Error when a window has it open
 */
export async function deleteDocument({ storage, journal, runs, engine }: Workspace, id: string): Promise<void> {
  const lock = createDocumentLock(id);
  if (!(await lock.acquire(WAIT_MS))) throw new Error('It is open in another window: close it there first');
  try {
    // The document last: what goes wrong before can be tried again.
    await engine.remote.removeDocument(id);
    await runs.clear(id);
    const snapshots = await journal.snapshots(id);
    await journal.drop(id, { editsUpTo: Number.POSITIVE_INFINITY, snapshots: snapshots.map(({ seq }) => seq) });
    await forgetFile(id);
    await storage.remove(id);
  } finally {
    lock.release();
  }
}
