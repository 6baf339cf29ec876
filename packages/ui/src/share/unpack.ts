import { parseDocument } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { KeptResults } from '../engine/kept-results.ts';
import { judgeFile } from './file-kinds.ts';
import { findNamed, type NamedFiles, namedFiles } from './named-files.ts';
import { ASSETS_FOLDER, GRAPH_NAME, type PackedFile, RESULTS_NAME } from './pack.ts';
import { readZip, type ZipEntry } from './read-zip.ts';

/** What is accepted: far more than a film needs, and no more than a browser can hold. */
const LIMITS = { entries: 5000, bytes: 4 * 2 ** 30, ratio: 200 };
const MAX_TEXT_BYTES = 64 << 20;

/** What came out of an archive. */
export interface Unpacked {
  readonly text: string;
  readonly files: readonly PackedFile[];
  /** Not checked yet: whoever takes it in does. */
  readonly results: { readonly given: unknown; readonly assets: KeptResults['assets'] } | undefined;
  /** Files of the archive that the document does not name; they are not taken in. */
  readonly left: readonly string[];
  /** Files that it names and that are no picture, clip, sound or text known here; they are not taken in either. */
  readonly unknown: readonly string[];
}

/** Whether a file is an archive, by how it begins. */
export async function isArchive(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/**
 * Reads a document with its media from an archive. Everything is looked at before anything is kept.
 *
 * @param typeOf - node types by name, to tell which files the document names
 * @throws Error or GraphError saying why it is refused
 */
export async function unpack(archive: Blob, typeOf: (type: string) => NodeTypeData | undefined): Promise<Unpacked> {
  const entries = rooted(await readZip(archive, LIMITS));
  const text = await readText(entries.get(GRAPH_NAME), GRAPH_NAME);
  const named = namedFiles(parseDocument(text), typeOf);
  const files: PackedFile[] = [];
  const left: string[] = [];
  const unknown: string[] = [];
  for (const [path, entry] of entries) {
    if (path === GRAPH_NAME || path === RESULTS_NAME || isAsset(named, path)) continue;
    const own = findNamed(named, path);
    const bytes = own === undefined ? undefined : await entry.read();
    const verdict = bytes && (await judgeFile(path, bytes));
    if (verdict === 'false') throw new Error(`The archive is refused: ${path} is not what its name says`);
    if (verdict === 'unknown') unknown.push(path);
    else if (bytes) files.push({ path: own!, bytes });
    else left.push(path);
  }
  return { text, files, left, unknown, results: await readResults(entries, named) };
}

/** Whether an entry holds bytes that a result refers to. Documents may have a folder of their own that is called the same. */
const isAsset = ({ paths }: NamedFiles, path: string): boolean =>
  path.startsWith(ASSETS_FOLDER) && HASH.test(path.slice(ASSETS_FOLDER.length)) && !paths.includes(path);
const HASH = /^[0-9a-f]{64}$/;

/** Entries by their path beside the document, which may itself be in a folder, as it is after packing by hand. */
function rooted(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const [graph] = entries
    .filter(({ name }) => name === GRAPH_NAME || name.endsWith(`/${GRAPH_NAME}`))
    .sort((a, b) => a.name.length - b.name.length);
  if (!graph) throw new Error(`The archive holds no ${GRAPH_NAME}, so it is no document with its media`);
  const folder = graph.name.slice(0, -GRAPH_NAME.length);
  return new Map(
    entries.filter(({ name }) => name.startsWith(folder)).map((entry) => [entry.name.slice(folder.length), entry]),
  );
}

async function readText(entry: ZipEntry | undefined, name: string): Promise<string> {
  if (!entry) throw new Error(`The archive holds no ${name}`);
  if (entry.bytes > MAX_TEXT_BYTES) throw new Error(`${name} in the archive is larger than ${MAX_TEXT_BYTES >> 20} MB`);
  return (await entry.read()).text();
}

async function readResults(entries: ReadonlyMap<string, ZipEntry>, named: NamedFiles): Promise<Unpacked['results']> {
  if (!entries.has(RESULTS_NAME)) return undefined;
  const assets: { readonly hash: string; readonly bytes: Blob }[] = [];
  for (const [path, entry] of entries)
    if (path.startsWith(ASSETS_FOLDER) && !named.paths.includes(path))
      assets.push({ hash: path.slice(ASSETS_FOLDER.length), bytes: await entry.read() });
  try {
    return { given: JSON.parse(await readText(entries.get(RESULTS_NAME), RESULTS_NAME)), assets };
  } catch {
    // They can be made again; the document is worth having without them.
    return undefined;
  }
}
