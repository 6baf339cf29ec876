import { formatDocument } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import type { KeptResults } from '../engine/kept-results.ts';
import { isNamed, namedFiles } from './named-files.ts';
import { type Stripped, strip } from './strip.ts';
import { writeZip, type ZipPart } from './write-zip.ts';

/** Names within an archive that holds a document with its media. */
export const GRAPH_NAME = 'graph.json';
export const RESULTS_NAME = 'results.json';
export const ASSETS_FOLDER = 'assets/';

/** A file beside a document. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Blob;
}

/** What would go into an archive. */
export interface Packing {
  /** The text of the document without what is private. */
  readonly text: string;
  readonly stripped: readonly Stripped[];
  readonly files: readonly PackedFile[];
  /** Files that the document names and nobody has. */
  readonly missing: readonly string[];
}

/** Gathers a document and the files it names. Bytes are referred to, not read. */
export async function gather(editor: Editor): Promise<Packing> {
  const { document, stripped } = strip(editor.doc.toDocument());
  return { text: formatDocument(document), stripped, ...(await gatherFiles(editor)) };
}

/** The files that the open document names, from beside it in this browser or from the folder it came from. */
export async function gatherFiles({
  id,
  doc,
  catalogue,
  workspace,
}: Editor): Promise<Pick<Packing, 'files' | 'missing'>> {
  const { remote } = workspace.engine;
  const named = namedFiles(doc.toDocument(), (type) => catalogue.byType.get(type));
  const kept = (await remote.listFiles(id)).filter((path) => isNamed(named, path));
  const files: PackedFile[] = [];
  const missing: string[] = [];
  for (const path of new Set([...named.paths, ...kept])) {
    await remote.readFile(id, path).then(
      (bytes) => files.push({ path, bytes }),
      () => missing.push(path),
    );
  }
  return { files, missing };
}

/** The results that hold for the document as it is now. */
export async function gatherResults({ id, session, workspace }: Editor): Promise<KeptResults> {
  const reply = await session.plan();
  const entries = reply.status === 'done' ? reply.plan.entries : [];
  const keys = entries.flatMap(({ action, key }) => (action === 'reuse' && key !== undefined ? [key] : []));
  return workspace.engine.remote.readResults(id, keys);
}

/** Makes the archive. */
export async function makePack({ text, files }: Packing, kept: KeptResults | undefined): Promise<Blob> {
  const parts: ZipPart[] = [
    { name: GRAPH_NAME, bytes: new Blob([text]), isCompressed: true },
    ...files.map(({ path, bytes }) => ({ name: path, bytes })),
  ];
  if (kept && kept.results.length > 0) {
    parts.push({ name: RESULTS_NAME, bytes: new Blob([JSON.stringify(kept.results)]), isCompressed: true });
    // A document may name such a file itself: an archive holds it once.
    const names = new Set(parts.map(({ name }) => name));
    for (const { hash, bytes } of kept.assets)
      if (!names.has(ASSETS_FOLDER + hash)) parts.push({ name: ASSETS_FOLDER + hash, bytes });
  }
  return writeZip(parts);
}
