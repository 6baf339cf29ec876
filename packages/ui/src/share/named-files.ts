import { type GraphBody, type GraphDocument, graphInputs, isEdge } from '@shotgraph/engine';
import type { NodeTypeData, PortTypeData } from '@shotgraph/engine/worker';

/** What a document says about files beside it. */
export interface NamedFiles {
  /** Relative paths, each once. */
  readonly paths: readonly string[];
  /** Folders that patterns such as `media/refs/*.png` look in, `''` for all there are; each once. */
  readonly folders: readonly string[];
}

/**
 * Finds the files that a document names: literals of inputs that take files, and defaults of graph inputs that do.
 *
 * @param typeOf - node types by name; what is unknown names nothing
 */
export function namedFiles(document: GraphDocument, typeOf: (type: string) => NodeTypeData | undefined): NamedFiles {
  const paths = new Set<string>();
  const folders = new Set<string>();
  const note = (type: Pick<PortTypeData, 'name' | 'element'> | undefined, value: unknown) => {
    if (Array.isArray(value)) for (const item of value) note(type?.element ?? type, item);
    if (typeof value !== 'string' || value === '' || isEdge(value)) return;
    if (type?.name === 'file') paths.add(value);
    if (type?.name === 'files') folders.add(folderOf(value));
  };
  for (const body of [document, ...Object.values(document.graphs ?? {})]) {
    noteGraphInputs(body, note);
    for (const { type, inputs } of Object.values(body.nodes)) {
      const known = typeOf(type)?.inputs ?? {};
      for (const [name, value] of Object.entries(inputs))
        note(Object.hasOwn(known, name) ? known[name]!.type : undefined, value);
    }
  }
  return { paths: [...paths], folders: [...folders] };
}

function noteGraphInputs(body: GraphBody, note: (type: { readonly name: string }, value: unknown) => void): void {
  for (const { type, default: value } of Object.values(graphInputs({ header: body } as never)))
    note({ name: type.replace(/\[\]$/, '') }, value);
}

/** The folder before the first part of a pattern that is not a plain name. */
function folderOf(pattern: string): string {
  const parts = pattern.split('/').slice(0, -1);
  const wild = parts.findIndex((part) => /[*?[\]{}]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}

/** Whether a document names a file, by its path or by a pattern in whose folder it is. */
export const isNamed = ({ paths, folders }: NamedFiles, path: string): boolean =>
  paths.includes(path) || folders.some((folder) => folder === '' || path.startsWith(`${folder}/`));
