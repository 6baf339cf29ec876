import { limit } from '@shotgraph/engine';
import type { Workspace } from '../app/workspace.ts';
import type { StoredDocument } from '../doc/storage.ts';
import { findGraph } from './media-graph.ts';
import { isArchive, unpack } from './unpack.ts';

/** Files that are put beside the document at once. */
const AT_ONCE = 16;

/** A document that came in a file, ready to be opened. */
export interface Shared {
  readonly document: StoredDocument;
  /** What the user should know about it. */
  readonly note: string | undefined;
}

/**
 * Takes in a file that holds a document: an archive with media, a picture or clip that carries its graph, or the document alone.
 *
 * @param toStored - makes a document of its own of a text
 * @throws Error or GraphError saying why the file is refused; nothing has been kept then
 */
export async function openShared(
  { engine }: Workspace,
  file: File,
  toStored: (text: string) => StoredDocument,
): Promise<Shared> {
  if (!(await isArchive(file))) {
    return { document: toStored((await findGraph(file)) ?? (await file.text())), note: undefined };
  }
  const { text, files, results, left, unknown } = await unpack(file, (type) => engine.catalogue.byType.get(type));
  const document = toStored(text);
  const inTurn = limit(AT_ONCE);
  const { signal } = new AbortController();
  await Promise.all(
    files.map(({ path, bytes }) => inTurn(signal, () => engine.remote.putFile(document.id, path, bytes))),
  );
  if (results) await engine.remote.putResults(document.id, results.given, results.assets);
  const notes = [
    leftInWords(unknown, unknown.length === 1 ? 'is of no kind known here' : 'are of no kind known here'),
    leftInWords(left, 'the graph does not name'),
  ].filter((note) => note !== undefined);
  return { document, note: notes.length > 0 ? notes.join('\n') : undefined };
}

const leftInWords = (left: readonly string[], why: string) =>
  left.length === 0
    ? undefined
    : `${left.length === 1 ? 'One file' : `${left.length} files`} of the archive that ${why} ${
        left.length === 1 ? 'was' : 'were'
      } left out: ${left.slice(0, 3).join(', ')}${left.length > 3 ? '…' : ''}`;
