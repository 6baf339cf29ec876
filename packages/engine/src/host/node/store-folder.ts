import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NodeError } from '../../errors.ts';

/** Age from which a temporary entry without a living owner counts as left behind by a crash, ms. */
export const ORPHAN_AGE_MS = 60 * 60 * 1000;

/** The folder that holds everything a host keeps. Nothing is created before the first write. */
export interface StoreFolder {
  readonly folder: string;
  path(...segments: string[]): string;
  /** A fresh path inside the store's own temporary folder: same file system, so a rename is enough to publish it. */
  temporary(): Promise<string>;
  /** Writes a file whole or not at all. */
  write(target: string, text: string): Promise<void>;
  /** Resolves when the sweep of left-behind temporaries that the first write started has ended. */
  settled(): Promise<void>;
}

/** Opens a store without touching the disk. */
export function storeFolder(folder: string): StoreFolder {
  const temporaries = join(folder, 'tmp');
  let ready: Promise<unknown> | undefined;
  let sweeping: Promise<void> = Promise.resolve();

  const prepare = () => {
    ready ??= mkdir(temporaries, { recursive: true }).then(
      () => {
        sweeping = sweepOrphans(temporaries);
      },
      (cause) => {
        ready = undefined;
        throw storageError('create the store', folder, cause);
      },
    );
    return ready;
  };

  const temporary = async () => {
    await prepare();
    return join(temporaries, `${process.pid}-${randomBytes(8).toString('hex')}`);
  };

  return {
    folder,
    path: (...segments) => join(folder, ...segments),
    temporary,
    async write(target, text) {
      const temp = await temporary();
      try {
        await writeFile(temp, text, { flag: 'wx' });
        await publish(temp, target);
      } catch (cause) {
        await rm(temp, { force: true });
        throw storageError('write', target, cause);
      }
    },
    settled: () => sweeping,
  };
}

/** Renames a finished temporary to its place, creating the folder on the way. */
export async function publish(temp: string, target: string): Promise<void> {
  try {
    await rename(temp, target);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await mkdir(dirname(target), { recursive: true });
    await rename(temp, target);
  }
}

/** Makes a name in a folder survive a power cut. Windows cannot sync folders, and does not need to. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether an error of the file system has one of these codes. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');

/** Codes that say there is no such file. */
export const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'];

/**
 * What an error while reading a stored file says about the file.
 *
 * @throws NodeError `storage-failed` when it says nothing: too many open files, no permission
 */
export function healthOf(error: unknown, path: string): 'missing' | 'damaged' {
  if (hasCode(error, ...ABSENT)) return 'missing';
  if (hasCode(error, 'EIO', 'EISDIR')) return 'damaged';
  throw storageError('read', path, error);
}

/** A file of the store as the file system sees it. */
export interface ListedFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly mtimeMs: number;
}

/**
 * Files of a room that is divided into folders, folder by folder. A folder that cannot be read is an error: taken for an empty one
 * it would make what it needs look unneeded.
 */
export async function* listShards(room: string): AsyncGenerator<ListedFile[]> {
  for (const shard of await namesIn(room)) {
    const folder = join(room, shard);
    const files: ListedFile[] = [];
    const look = async (name: string) => {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile()) files.push({ name, path, bytes: found.size, mtimeMs: found.mtimeMs });
    };
    await Promise.all((await namesIn(folder)).map(look));
    yield files;
  }
}

/** Names in a folder; none when there is no such folder. */
export const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((cause) => {
    if (hasCode(cause, ...ABSENT)) return [];
    throw storageError('list', folder, cause);
  });

const REMEDIES: { readonly [code: string]: string } = {
  ENOSPC: 'the disk is full; free some space and run again',
  EDQUOT: 'the disk quota is used up; free some space and run again',
  EACCES: 'there is no permission to write there; change it or choose another folder',
  EPERM: 'there is no permission to write there; change it or choose another folder',
  EROFS: 'the file system is read-only; choose another folder',
  EISDIR: 'there is a folder in its place; choose another name',
  ENOTDIR: 'part of the path is a file; choose another folder',
  EEXIST: 'part of the path is a file; choose another folder',
  EMFILE: 'too many files are open; raise the limit or lower the concurrency',
};

/** An error of the file system as the operator of a run has to see it. Errors that already say so pass through. */
export function storageError(action: string, path: string, cause: unknown): NodeError {
  if (cause instanceof NodeError) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const why = REMEDIES[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new NodeError('storage-failed', `Could not ${action} ${path}: ${why}`, {}, { cause });
}

async function sweepOrphans(temporaries: string): Promise<void> {
  const names = await readdir(temporaries).catch(() => []);
  for (const name of names) {
    const path = join(temporaries, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > ORPHAN_AGE_MS && !isRunning(Number.parseInt(name, 10))) {
      await rm(path, { recursive: true, force: true }).catch(() => {});
    }
  }
}

/** Whether a process of that id runs on this system. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
