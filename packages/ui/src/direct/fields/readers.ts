import { edgesIn, type GraphPart, type NodeRecord } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';

/** Something downstream of a value. */
export interface Reader {
  readonly node: string;
  /** Of its outputs the one that was looked for: `shot-5.shot`. */
  readonly place: string;
}

/**
 * Nodes that read an output and give a value of one of some types themselves, in the order of the document.
 *
 * @param from - `node.port`
 */
export function readersOf(
  part: GraphPart,
  typeOf: (record: NodeRecord) => NodeTypeData | undefined,
  from: string,
  wanted: ReadonlySet<string>,
): Reader[] {
  const readers: Reader[] = [];
  for (const [node, record] of part.nodes) {
    const isReader = Object.values(record.inputs).some((value) => edgesIn(value).some((edge) => edge.from === from));
    if (!isReader) continue;
    const port = Object.entries(typeOf(record)?.outputs ?? {}).find(([, { type }]) => wanted.has(type.name))?.[0];
    if (port !== undefined) readers.push({ node, place: `${node}.${port}` });
  }
  return readers;
}
