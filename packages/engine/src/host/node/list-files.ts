import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { NodeError } from '../../errors.ts';
import { MAX_LISTED_FILES } from '../../host.ts';
import { parseRelativeFolder, tooManyFiles } from '../relative-path.ts';
import { ABSENT, hasCode, storageError } from './store-folder.ts';

interface Folder {
  /** Relative to the graph's folder, with `/`; `''` for itself. */
  readonly path: string;
  /** Real paths from the graph's folder to this one, as it was reached: a link to one of them would go round for ever. */
  readonly trail: string[];
}

/**
 * Lists the files in a folder of the graph's. Links are listed under their own names when they lead to something inside.
 *
 * @param store - left out when it is a folder in the graph's
 */
export async function listFiles(root: string, store: string, asked: string): Promise<readonly string[]> {
  const start = parseRelativeFolder(asked);
  if (start.split('/').some((segment) => segment.startsWith('.'))) return [];
  const [realRoot, realStore] = await Promise.all([realPathOf(root), realPathOf(store)]);
  if (realRoot === undefined) return [];
  const first: Folder = { path: start, trail: [realRoot] };
  const segments = start === '' ? [] : start.split('/');
  for (const index of segments.keys()) {
    const path = join(root, ...segments.slice(0, index + 1));
    const real = await realPathOf(path);
    if (real !== undefined && !isInside(realRoot, real)) throw leaves(path);
    if (real === undefined || first.trail.includes(real)) return [];
    first.trail.push(real);
  }
  // Where the folder is itself within the store, as those of documents that a server keeps are, nothing of it is the store's.
  const isOutside = realStore === undefined || !isInside(realStore, realRoot);
  return listFrom(first, root, isOutside ? realStore : undefined);
}

async function listFrom(first: Folder, root: string, hidden: string | undefined): Promise<readonly string[]> {
  const paths: string[] = [];
  const folders: Folder[] = [first];
  let seen = 0;
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path, trail } = folder;
    if (hidden !== undefined && isInside(hidden, trail.at(-1)!)) continue;
    for (const entry of await entriesOf(join(root, path))) {
      // A name with a backslash cannot be imported: documents are the same on every system.
      if (entry.name.startsWith('.') || entry.name.includes('\\')) continue;
      if (++seen > MAX_LISTED_FILES) throw tooManyFiles(first.path);
      const name = path === '' ? entry.name : `${path}/${entry.name}`;
      const target = await targetOf(entry, join(root, name), trail);
      if (target === 'file') paths.push(name);
      else if (target !== undefined && !trail.includes(target)) folders.push({ path: name, trail: [...trail, target] });
    }
  }
  return paths.sort();
}

/**
 * What an entry of a folder stands for: a file, or the real path of a folder. `undefined` for a link that leaves the graph's folder
 * or dangles, and for what is neither.
 */
async function targetOf(entry: Dirent, path: string, trail: readonly string[]): Promise<string | undefined> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return join(trail.at(-1)!, entry.name);
  const real = entry.isSymbolicLink() ? await realPathOf(path) : undefined;
  if (real === undefined || !isInside(trail[0]!, real)) return undefined;
  const found = await stat(real).catch(() => undefined);
  if (found?.isDirectory()) return real;
  return found?.isFile() ? 'file' : undefined;
}

const leaves = (path: string) =>
  new NodeError('file-invalid', `Folder ${path} is a link that leaves the folder of the graph; copy its files there`);

/** What is in a folder; nothing in one that is not there or is a file. */
const entriesOf = (folder: string) =>
  readdir(folder, { withFileTypes: true }).catch((cause) => {
    if (hasCode(cause, ...ABSENT)) return [];
    throw storageError('list', folder, cause);
  });

const realPathOf = (path: string) => realpath(path).catch(() => undefined);

/** Whether a real path is a folder or something in it. */
export function isInside(realFolder: string, real: string): boolean {
  const path = relative(realFolder, real);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
