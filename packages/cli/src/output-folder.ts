import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperationError } from './exit.ts';

const REMEDIES: { readonly [code: string]: string } = {
  ENOSPC: 'the disk is full; free some space or choose another folder',
  EDQUOT: 'the disk quota is used up; free some space or choose another folder',
  EACCES: 'there is no permission to write there; change it or choose another folder',
  EPERM: 'there is no permission to write there; change it or choose another folder',
  // What a folder to be made on a read-only file system is answered with.
  ENOENT: 'it cannot be created there, the file system may be read-only; choose another folder',
  EROFS: 'the file system is read-only; choose another folder',
  ENOTDIR: 'part of the path is a file; choose another folder',
  EEXIST: 'there is a file in its place; choose another folder',
};

/** One block: an empty file fits on a full disk. */
const PROBE = new Uint8Array(4096);

/**
 * Makes sure that a folder exists and takes files, by writing one: rights alone say nothing about full disks and
 * read-only file systems. Worth doing before minutes of rendering.
 *
 * @param what - what the folder is for: `output`
 * @param option - how another one is chosen: `--out`
 * @throws OperationError naming the folder and what to do
 */
export async function ensureWritable(folder: string, what: string, option: string): Promise<void> {
  const probe = join(folder, `.shotgraph-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(probe, PROBE, { flag: 'wx' });
    } finally {
      await rm(probe, { force: true });
    }
  } catch (cause) {
    const why = REMEDIES[(cause as NodeJS.ErrnoException).code ?? ''] ?? (cause as Error).message;
    throw new OperationError(`cannot write to the ${what} folder ${folder}: ${why} (${option})`, { cause });
  }
}
