import {
  type GraphBody,
  type GraphDocument,
  graphInputs,
  isEdge,
  type NodeRecord,
  subgraphOf,
} from '@shotgraph/engine';
import type { NodeTypeData, PortTypeData } from '@shotgraph/engine/worker';
import { plainFolder, plainPath } from './plain-path.ts';

/** What a document says about files beside it. */
export interface NamedFiles {
  /** Relative paths, each once. */
  readonly paths: readonly string[];
  /** Folders that patterns such as `media/refs/*.png` look in, `''` for all there are; each once. */
  readonly folders: readonly string[];
}

/**
 * Finds the files that a document names: literals of inputs that take files, those of subgraphs among them, and defaults of graph inputs that do.
 *
 * @param typeOf - node types by name; what is unknown names nothing
 */
export function namedFiles(document: GraphDocument, typeOf: (type: string) => NodeTypeData | undefined): NamedFiles {
  const paths = new Set<string>();
  const folders = new Set<string>();
  const note = (type: Named | undefined, value: unknown) => {
    if (Array.isArray(value)) for (const item of value) note(type?.element ?? type, item);
    if (typeof value !== 'string' || value === '' || isEdge(value)) return;
    if (type?.name === 'file') paths.add(plainPath(value));
    if (type?.name === 'files') folders.add(folderOf(value));
  };
  for (const body of [document, ...Object.values(document.graphs ?? {})]) {
    noteGraphInputs(body, note);
    for (const record of Object.values(body.nodes)) {
      const known = inputTypes(document, record, typeOf);
      for (const [name, value] of Object.entries(record.inputs)) note(known.get(name), value);
    }
  }
  return { paths: [...paths], folders: [...folders] };
}

type Named = Pick<PortTypeData, 'name' | 'element'>;

/** The types of a node's inputs: of what a subgraph is run with, those it asks for. */
function inputTypes(
  document: GraphDocument,
  record: NodeRecord,
  typeOf: (type: string) => NodeTypeData | undefined,
): ReadonlyMap<string, Named> {
  const own = Object.entries(typeOf(record.type)?.inputs ?? {}).map(([name, { type }]) => [name, type] as const);
  const subgraph = subgraphOf(record);
  const inner = subgraph !== undefined && Object.hasOwn(document.graphs ?? {}, subgraph) && document.graphs![subgraph];
  return new Map([...(inner ? typesIn(inner) : []), ...own]);
}

/** The types of a graph's own inputs; of lists that of their items. */
const typesIn = (body: GraphBody): readonly (readonly [string, Named])[] =>
  Object.entries(graphInputs({ header: body } as never)).map(
    ([name, { type }]) => [name, { name: type.replace(/\[\]$/, '') }] as const,
  );

function noteGraphInputs(body: GraphBody, note: (type: Named | undefined, value: unknown) => void): void {
  const types = new Map(typesIn(body));
  for (const [name, { default: value }] of Object.entries(graphInputs({ header: body } as never)))
    note(types.get(name), value);
}

/** The folder before the first part of a pattern that is not a plain name. */
function folderOf(pattern: string): string {
  const parts = pattern.split('/').slice(0, -1);
  const wild = parts.findIndex((part) => /[*?[\]{}]/.test(part));
  return plainFolder((wild < 0 ? parts : parts.slice(0, wild)).join('/'));
}

/** Whether a document names a file, by its path or by a pattern in whose folder it is. */
export const isNamed = (named: NamedFiles, path: string): boolean => findNamed(named, path) !== undefined;

/**
 * The path by which a document names a file, for one that was spelt in another way where it has been: some systems take `é` apart.
 *
 * @returns `undefined` when the document does not name it
 */
export function findNamed({ paths, folders }: NamedFiles, path: string): string | undefined {
  if (paths.includes(path)) return path;
  const composed = path.normalize();
  const same = paths.find((named) => named.normalize() === composed);
  if (same !== undefined) return same;
  const isWithin = folders.some((folder) => folder === '' || composed.startsWith(`${folder.normalize()}/`));
  return isWithin ? path : undefined;
}
