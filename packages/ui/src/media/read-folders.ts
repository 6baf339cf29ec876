import type { Editor } from '../app/editor.ts';

/** Most files that are taken out of folders at once, and how deep folders in folders are looked into. */
const MOST_FILES = 300;
const DEEPEST = 6;

/** A file within a folder that was dropped. */
export interface FolderFile {
  /** Within that folder: `media/fox.png`. */
  readonly path: string;
  readonly file: File;
}

/** Name of the document in the folder of one. */
const DOCUMENT = 'graph.json';

/**
 * Opens a folder with a document in it as that document with its media; of any other folder the files are taken in.
 *
 * @param take - takes in files as if they had been dropped by themselves
 * @throws RangeError where there are too many to be meant
 */
export async function takeFolders(
  { shell, ui }: Editor,
  entries: readonly FileSystemEntry[],
  take: (files: readonly File[]) => void,
): Promise<void> {
  const found = await readFolders(entries);
  const document = found.find(({ path }) => path === DOCUMENT);
  if (found.length === 0) return ui.toast({ tone: 'info', text: 'There are no files in this folder' });
  if (!document) return take(found.map(({ file }) => file));
  const media = found.filter((each) => each !== document).map(({ path, file }) => ({ path, bytes: file }));
  await shell.openWithFiles(await document.file.text(), media);
}

/**
 * The files in folders that were dropped, hidden ones left out.
 *
 * @throws RangeError where there are too many to be meant
 */
export async function readFolders(entries: readonly FileSystemEntry[]): Promise<readonly FolderFile[]> {
  const found: FolderFile[] = [];
  const read = async (entry: FileSystemEntry, path: string, depth: number): Promise<void> => {
    if (entry.name.startsWith('.')) return;
    if (isFile(entry)) {
      if (found.length >= MOST_FILES) throw new RangeError(`More than ${MOST_FILES} files at once; drop fewer of them`);
      found.push({ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
      return;
    }
    if (!isFolder(entry) || depth > DEEPEST) return;
    for (const inner of await childrenOf(entry))
      await read(inner, path === '' ? inner.name : `${path}/${inner.name}`, depth + 1);
  };
  for (const entry of entries) await read(entry, isFile(entry) ? entry.name : '', 0);
  return found;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Some browsers give them by the hundred. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}
