import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { storageError } from './store-folder.ts';

/**
 * Copies a file to its place for the user: whole or not at all, replacing what was there.
 * The folder of the target is created.
 *
 * @throws NodeError `storage-failed` naming the target and what to do
 */
export async function exportFile(source: string, path: string): Promise<void> {
  const target = resolve(path);
  const folder = dirname(target);
  const temp = join(folder, `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await copyFile(source, temp, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await chmod(temp, 0o644);
    const handle = await open(temp, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(temp, target);
  } catch (cause) {
    await rm(temp, { force: true }).catch(() => {});
    throw storageError('write', target, cause);
  }
}
