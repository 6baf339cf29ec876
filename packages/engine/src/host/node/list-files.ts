import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { NodeError } from '../../errors.ts';
import { MAX_LISTED_FILES } from '../../host.ts';
import { parseRelativeFolder, tooManyFiles } from '../relative-path.ts';
import { ABSENT, hasCode, storageError } from './store-folder.ts';

interface Folder {
  /** Relative to the graph's folder, with `/`; `''` for itself. */
  readonly path: string;
  /** Real paths of this folder and of those it was reached through: a link to one of them would go round for ever. */
  readonly trail: readonly string[];
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
  const hidden = realStore === realRoot ? undefined : realStore;
  const real = await realPathOf(join(root, start));
  if (real === undefined || realRoot === undefined) return [];
  if (!isInside(realRoot, real)) {
    const why = 'is a link that leaves the folder of the graph; copy its files there';
    throw new NodeError('file-invalid', `Folder ${join(root, start)} ${why}`);
  }

  const paths: string[] = [];
  const folders: Folder[] = [{ path: start, trail: [real] }];
  let seen = 0;
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    if (hidden !== undefined && isInside(hidden, folder.trail.at(-1)!)) continue;
    for (const entry of await entriesOf(join(root, folder.path))) {
      // A name with "\" cannot be imported: documents are the same on every system.
      if (entry.name.startsWith('.') || entry.name.includes('\\')) continue;
      if (++seen > MAX_LISTED_FILES) throw tooManyFiles(start);
      const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
      const target = entry.isSymbolicLink() ? await followLink(join(root, path), realRoot) : undefined;
      if (entry.isFile() || target?.isFile) paths.push(path);
      else if (entry.isDirectory())
        folders.push({ path, trail: [...folder.trail, join(folder.trail.at(-1)!, entry.name)] });
      else if (target && !folder.trail.includes(target.real))
        folders.push({ path, trail: [...folder.trail, target.real] });
    }
  }
  return paths.sort();
}

/** Where a link inside the folder leads; `undefined` for one that leaves it, dangles or leads to no file and no folder. */
async function followLink(path: string, realRoot: string) {
  const real = await realPathOf(path);
  if (real === undefined || !isInside(realRoot, real)) return undefined;
  const found = await stat(real).catch(() => undefined);
  return found?.isFile() || found?.isDirectory() ? { real, isFile: found.isFile() } : undefined;
}

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
