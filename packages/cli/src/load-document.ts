import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type GraphDocument, GraphError, parseDocument } from '@shotgraph/engine';
import { UsageError } from './exit.ts';

/** More bytes than any document that would be read has; keeps a film named by mistake out of memory. */
const MOST_BYTES = 256 * 2 ** 20;

/** A graph document and the file it came from. */
export interface LoadedDocument {
  readonly document: GraphDocument;
  readonly text: string;
  /** Absolute. */
  readonly path: string;
}

/**
 * Reads a graph document from a file.
 *
 * @throws UsageError when the file cannot be read, GraphError when it is no graph document
 */
export async function loadDocument(cwd: string, name: string): Promise<LoadedDocument> {
  const path = resolve(cwd, name);
  const text = decode(await readBytes(path, name), name);
  return { document: parseDocument(text), text, path };
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory())
      throw new UsageError(`"${name}" is a folder; name the graph document in it, such as ${join(name, 'graph.json')}`);
    if (found.size > MOST_BYTES) throw tooLarge(name, found.size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError || error instanceof GraphError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`no graph document at "${name}"; check the path`);
    if (code === 'EACCES' || code === 'EPERM')
      throw new UsageError(`"${name}" cannot be read: there is no permission; change it`);
    throw error;
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const message = `"${name}" is not text in UTF-8: is this a graph document?`;
    throw new GraphError([{ severity: 'error', code: 'document-invalid', message }]);
  }
}

const tooLarge = (name: string, bytes: number) =>
  new GraphError([
    {
      severity: 'error',
      code: 'document-too-large',
      message: `"${name}" has ${bytes} bytes; at most ${MOST_BYTES} are read`,
    },
  ]);

/** A path as people read it: relative where it lies below the current folder. */
export function showPath(cwd: string, path: string): string {
  const near = relative(cwd, path);
  return near !== '' && !near.startsWith('..') ? near : path;
}
