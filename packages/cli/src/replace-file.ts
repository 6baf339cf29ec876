import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OperationError } from './exit.ts';

/**
 * Writes a document in place of what it was, whole or not at all; links stay links and keep pointing to the file.
 *
 * @throws OperationError
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const { mode } = await stat(target);
    const file = await open(temporary, 'wx', mode & 0o777);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new OperationError(`cannot write ${target}: ${(cause as Error).message}; the document is as it was`, {
      cause,
    });
  }
}
