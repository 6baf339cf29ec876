import { readFile } from 'node:fs/promises';
import {
  applyOps,
  describeChange,
  diffDocuments,
  formatDocument,
  type GraphDocument,
  type Op,
  openGraph,
  toDocument,
} from '@shotgraph/engine';
import { OperationError } from './exit.ts';
import type { LoadedDocument } from './load-document.ts';
import { replaceFile } from './replace-file.ts';
import { toLine } from './text/width.ts';

/**
 * Changes a document on disk, in its usual form; untouched when the ops change nothing.
 *
 * @param name - of the document, for messages
 * @returns the changes in words
 * @throws OperationError when somebody else has changed it meanwhile, or it cannot be written; RangeError as `applyOps`
 */
export async function writeOps(loaded: LoadedDocument, name: string, ops: readonly Op[]): Promise<readonly string[]> {
  const { document } = loaded;
  const graph = openGraph(document);
  applyOps(graph, ops);
  const after = toDocument(graph);
  const changes = changesInWords(document, after);
  if (changes.length > 0) await writeDocument(loaded, name, after);
  return changes;
}

/** Writes a document in place of what was loaded. @throws OperationError as `writeOps` */
export async function writeDocument(
  { text, path }: LoadedDocument,
  name: string,
  document: GraphDocument,
): Promise<void> {
  if ((await readFile(path, 'utf8')) !== text)
    throw new OperationError(`${name} has changed meanwhile and was not written; do the same again`);
  await replaceFile(path, formatDocument(document));
}

/** What it takes to get from one document to another, a line for each change. */
export const changesInWords = (before: GraphDocument, after: GraphDocument): readonly string[] =>
  diffDocuments(before, after).map((change) => toLine(describeChange(change)));
