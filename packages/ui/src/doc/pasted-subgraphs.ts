import {
  canonicalJson,
  FOLD_TYPE,
  type Graph,
  type GraphBody,
  type NodeRecord,
  type Op,
  subgraphOf,
  toDocument,
} from '@shotgraph/engine';
import { freeId } from './edits.ts';

/** Subgraphs that come along with pasted nodes. */
export interface PastedSubgraphs {
  readonly ops: readonly Op[];
  /** The record, running its subgraph under the name that it has here. */
  readonly renamed: (record: NodeRecord) => NodeRecord;
}

/**
 * Decides for each copied subgraph whether the document has it already. One of the same name with other content is another one: the
 * copied one comes under a free name.
 *
 * @param isOwn - whether the copies are of this very document: then its own are meant, whatever they have become since
 */
export function bringSubgraphs(graph: Graph, copied: Graph, isOwn: boolean): PastedSubgraphs {
  const [here, there] = [toDocument(graph).graphs ?? {}, toDocument(copied).graphs ?? {}];
  const others = new Set(isOwn ? [] : Object.keys(there).filter((name) => isOther(here[name], there[name]!)));
  // What runs another one is another one, too.
  for (let size = -1; size !== others.size; ) {
    size = others.size;
    for (const [name, { nodes }] of Object.entries(there))
      if (Object.hasOwn(here, name) && Object.values(nodes).some((record) => others.has(subgraphOf(record) ?? '')))
        others.add(name);
  }
  const taken = new Set([...Object.keys(here), ...Object.keys(there)]);
  const names = new Map<string, string>();
  for (const name of others) {
    const free = freeId((candidate) => taken.has(candidate), name.replace(/-\d+$/, ''));
    taken.add(free);
    names.set(name, free);
  }
  const renamed = (record: NodeRecord): NodeRecord => {
    const to = names.get(subgraphOf(record) ?? '');
    if (to === undefined) return record;
    return record.type === FOLD_TYPE
      ? { ...record, inputs: { ...record.inputs, graph: to } }
      : { ...record, type: `graph/${to}` };
  };
  const coming = Object.entries(there).filter(([name]) => others.has(name) || !Object.hasOwn(here, name));
  const ops = coming.map(
    ([name, body]): Op => ({ op: 'set-subgraph', name: names.get(name) ?? name, value: mapNodes(body, renamed) }),
  );
  return { ops, renamed };
}

const isOther = (here: GraphBody | undefined, there: GraphBody) =>
  here !== undefined && contentOf(here) !== contentOf(there);

/** What a subgraph does: where its cards stand is no difference. */
const contentOf = ({ inputs = {}, outputs = {}, nodes }: GraphBody) => canonicalJson({ inputs, outputs, nodes });

const mapNodes = (body: GraphBody, change: (record: NodeRecord) => NodeRecord): GraphBody => ({
  ...body,
  nodes: Object.fromEntries(Object.entries(body.nodes).map(([id, record]) => [id, change(record)])),
});
