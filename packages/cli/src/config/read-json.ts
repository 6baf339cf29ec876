import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { UsageError } from '../exit.ts';

/** More bytes than any configuration has; keeps a film named by mistake out of memory. */
const MOST_BYTES = 2 ** 20;

/**
 * Reads a JSON file; `undefined` when there is none.
 *
 * @param shown - the path for messages
 * @throws UsageError for what cannot be read; nothing of what is in it is repeated
 */
export async function readJson(path: string, shown: string): Promise<unknown> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new UsageError(`"${shown}" is no file; remove it, or write the configuration there`);
    if (found.size > MOST_BYTES)
      throw new UsageError(`"${shown}" has ${found.size} bytes; at most ${MOST_BYTES} are read: is it the right file?`);
    return parse(await readFile(path), shown);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'EACCES' || code === 'EPERM')
      throw new UsageError(`"${shown}" cannot be read: there is no permission; change it`);
    throw error;
  }
}

/**
 * Reads a JSON file that a configuration names.
 *
 * @param folder - of the configuration, absolute; a link that leads out of it is not followed
 * @param file - relative to it
 * @param by - the configuration, for messages
 * @throws UsageError as `readJson` does, and when there is none
 */
export async function readJsonWithin(folder: string, file: string, by: string): Promise<unknown> {
  const path = join(folder, file);
  const real = await realpath(path).catch(() => path);
  const inside = relative(await realpath(folder), real);
  const isWithin = real === path || !(inside.startsWith('..') || isAbsolute(inside));
  if (!isWithin) throw new UsageError(`"${by}" names "${file}", which lies outside its folder; copy it there`);
  const json = await readJson(path, file);
  if (json === undefined) throw new UsageError(`"${by}" names "${file}", which is not there; correct the path`);
  return json;
}

function parse(bytes: Uint8Array, shown: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // The words of the parser quote the text, and that may be a key.
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec((error as Error).message) ?? [];
    const where = line === undefined ? '' : ` from line ${line}, column ${column} on`;
    throw new UsageError(`"${shown}" is no JSON${where}; correct it, for example with an editor that marks mistakes`);
  }
}
