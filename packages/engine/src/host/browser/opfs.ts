/** Age from which a temporary file counts as left behind by a closed tab, ms. */
const ORPHAN_AGE_MS = 60 * 60 * 1000;

/** Not in every browser, and not yet in the type library. */
interface MovableHandle extends FileSystemFileHandle {
  move?(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
}

/** Folders of one document in the origin's private file system. */
export interface Folders {
  readonly assets: FileSystemDirectoryHandle;
  readonly temporaries: FileSystemDirectoryHandle;
}

/** Opens the folders of a document and removes what crashed tabs left in them. */
export async function openFolders(name: string): Promise<Folders> {
  const folder = await (await openAll()).getDirectoryHandle(folderName(name), { create: true });
  const assets = await folder.getDirectoryHandle('assets', { create: true });
  const temporaries = await folder.getDirectoryHandle('tmp', { create: true });
  void sweepOrphans(temporaries);
  return { assets, temporaries };
}

/** Removes the folders of a document with everything in them; a document without any is fine. */
export async function removeFolders(name: string): Promise<void> {
  await (await openAll()).removeEntry(folderName(name), { recursive: true }).catch((error) => {
    if (error?.name !== 'NotFoundError') throw error;
  });
}

const openAll = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('shotgraph', { create: true });

/** Names of documents may hold what names of files may not. */
const folderName = (name: string) => encodeURIComponent(name).replaceAll('.', '%2E');

/** Makes an empty file under a name nobody else has. */
export const createTemporary = ({ temporaries }: Folders): Promise<FileSystemFileHandle> =>
  temporaries.getFileHandle(crypto.randomUUID(), { create: true });

/** Fills a file with chunks: in place where this thread may, else through a copy that replaces it when closed. */
export async function fill(
  handle: FileSystemFileHandle,
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  if ('createSyncAccessHandle' in handle && typeof handle.createSyncAccessHandle === 'function') {
    const access = await handle.createSyncAccessHandle();
    try {
      let at = 0;
      for await (const chunk of chunks) {
        for (let from = 0; from < chunk.length; ) from += access.write(chunk.subarray(from), { at: at + from });
        at += chunk.length;
      }
      access.flush();
    } finally {
      access.close();
    }
    return;
  }
  const writable = await handle.createWritable();
  try {
    for await (const chunk of chunks) await writable.write(chunk);
  } catch (error) {
    await writable.abort();
    throw error;
  }
  await writable.close();
}

/** Gives a finished file its final place. Where files cannot be moved they are copied; the copy appears when complete. */
export async function moveFile(handle: MovableHandle, folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  if (handle.move) return handle.move(folder, name);
  const target = await folder.getFileHandle(name, { create: true });
  await (await handle.getFile()).stream().pipeTo(await target.createWritable());
}

/** The file of that name, if there is one. */
export async function findFile(folder: FileSystemDirectoryHandle, name: string): Promise<File | undefined> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

/** Removes a file; one that is gone already is fine. Throws when it cannot be removed. */
export async function deleteFile(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await folder.removeEntry(name);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  }
}

/** Removes a file if that is possible: what is left is swept later. */
export const removeFile = (folder: FileSystemDirectoryHandle, name: string): Promise<void> =>
  folder.removeEntry(name).catch(() => {});

async function sweepOrphans(temporaries: FileSystemDirectoryHandle): Promise<void> {
  for await (const name of temporaries.keys()) {
    const file = await findFile(temporaries, name).catch(() => undefined);
    if (file && Date.now() - file.lastModified > ORPHAN_AGE_MS) await removeFile(temporaries, name);
  }
}
