import { mkdir, readdir, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';

/** How long the files of a document are kept that nobody asks for, ms. */
export const KEPT_MS = 30 * 24 * 60 * 60_000;
/** Names of documents are names of folders: letters of one case, no dots, nothing a system reserves. */
export const DOCUMENT_NAME = /^[a-z0-9][a-z0-9-]{7,63}$/;

const folderOfAll = (store: string) => join(store, 'documents');
/** Beside them, where no document has files: for each an empty file, written when the document was asked for last. */
const markOf = (store: string, name: string) => join(store, 'documents-asked-for', name);

/**
 * The folder for a document's files, which is asked for by this; its name was checked.
 *
 * @throws Refusal when something else stands there
 */
export async function documentFolder(store: string, name: string): Promise<string> {
  const documents = folderOfAll(store);
  const folder = join(documents, name);
  await mkdir(folder, { recursive: true });
  if ((await realpath(folder)) !== join(await realpath(documents), name))
    throw new Refusal(409, 'folder-wrong', `${folder} is a link to somewhere else; remove it`);
  await mark(store, name);
  return folder;
}

async function mark(store: string, name: string, at = new Date()): Promise<void> {
  const path = markOf(store, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '', { flag: 'a' });
  await utimes(path, at, at);
}

/**
 * Removes the files of documents that nobody has asked for in 30 days, before any document runs. They are copies: a page that opens such
 * a document again brings its files along. What was made and bought lies elsewhere and stays. What cannot be removed stays as well.
 *
 * @param now - ms since 1970
 * @returns names of the documents
 */
export async function removeForgotten(store: string, now = Date.now()): Promise<readonly string[]> {
  const entries = await readdir(folderOfAll(store), { withFileTypes: true }).catch(() => []);
  const removed: string[] = [];
  for (const entry of entries) {
    // Links, and whatever else somebody has put there, are not ours.
    if (!entry.isDirectory() || !DOCUMENT_NAME.test(entry.name)) continue;
    const { name } = entry;
    try {
      const askedFor = await stat(markOf(store, name)).catch(() => undefined);
      // From earlier versions, which wrote nothing down: it counts from now on.
      if (!askedFor) await mark(store, name, new Date(now));
      else if (now - askedFor.mtimeMs > KEPT_MS) {
        await rm(join(folderOfAll(store), name), { recursive: true });
        await rm(markOf(store, name));
        removed.push(name);
      }
    } catch {}
  }
  return removed;
}
