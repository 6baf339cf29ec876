import {
  FORMAT_VERSION,
  type Graph,
  type GraphBody,
  type GraphPart,
  type NodeRecord,
  type Op,
  parseDocument,
  subgraphOf,
  toDocument,
} from '@shotgraph/engine';
import { freeId, renameEdges } from './edits.ts';
import { usedBy } from './here.ts';

type Position = readonly [x: number, y: number];

/**
 * The chosen nodes as the text of a document of their own: what copy puts on the clipboard. Edges from outside are kept in it, and the
 * subgraphs that the nodes run.
 *
 * @param part - the graph of the document that the nodes stand in
 */
export function copyNodes(graph: Graph, ids: ReadonlySet<string>, part: GraphPart = graph): string {
  const chosen = [...part.nodes].filter(([id]) => ids.has(id));
  const positions = Object.fromEntries([...part.positions].filter(([id]) => ids.has(id)));
  const names = new Set(chosen.flatMap(([, record]) => subgraphOf(record) ?? []));
  for (const name of names) for (const used of usedBy(graph.graphs.get(name))) names.add(used);
  const graphs = Object.entries(toDocument(graph).graphs ?? {}).filter(([name]) => names.has(name));
  const document = {
    shotgraph: FORMAT_VERSION,
    nodes: Object.fromEntries(chosen),
    ...(graphs.length > 0 && { graphs: Object.fromEntries(graphs) }),
    layout: { nodes: positions },
  };
  return JSON.stringify(document, null, 2);
}

/**
 * Ops that add copies of the nodes in a document text, under free ids, with the edges among them. Subgraphs that the document lacks
 * come along; one that it has under the same name stays as it is.
 *
 * @param place - where the top left corner of the copies goes; left out: 32 px beside the originals
 * @param keepOuter - whether edges from nodes that are not copied stay, where this graph has those nodes
 * @returns the ops and the new ids; none when the text is no graph document
 */
export function pasteOps(
  graph: Graph,
  text: string,
  {
    place,
    keepOuter = false,
    part = graph,
  }: { readonly place?: Position; readonly keepOuter?: boolean; readonly part?: GraphPart } = {},
): { readonly ops: readonly Op[]; readonly ids: readonly string[] } {
  const copied = readNodes(text);
  if (!copied) return { ops: [], ids: [] };
  const names = new Map<string, string>();
  const taken = new Set(part.nodes.keys());
  for (const id of Object.keys(copied.nodes)) {
    const free = freeId((candidate) => taken.has(candidate), id.replace(/-\d+$/, ''));
    names.set(id, free);
    taken.add(free);
  }
  const shift = shiftTo(Object.values(copied.positions), place);
  const ops = Object.entries(copied.nodes).map(([id, node]): Op => {
    const at = copied.positions[id];
    const inputs = Object.entries(node.inputs).flatMap(([name, value]) => {
      const renamed = renameEdges(value, names, keepOuter);
      return renamed === undefined ? [] : [[name, renamed]];
    });
    return {
      op: 'add-node',
      id: names.get(id)!,
      node: { ...node, inputs: Object.fromEntries(inputs) },
      ...(at && { at: [at[0] + shift[0], at[1] + shift[1]] as const }),
    };
  });
  const missing = Object.entries(copied.graphs).filter(([name]) => !graph.graphs.has(name));
  const subgraphs = missing.map(([name, value]): Op => ({ op: 'set-subgraph', name, value }));
  return { ops: [...subgraphs, ...ops], ids: [...names.values()] };
}

function readNodes(
  text: string,
):
  | { nodes: Record<string, NodeRecord>; positions: Record<string, Position>; graphs: Record<string, GraphBody> }
  | undefined {
  if (!text.includes('"shotgraph"')) return undefined;
  try {
    const { nodes, layout, graphs = {} } = parseDocument(text);
    return { nodes, positions: { ...layout?.nodes }, graphs };
  } catch {
    return undefined;
  }
}

function shiftTo(positions: readonly Position[], place: Position | undefined): Position {
  if (!place || positions.length === 0) return [32, 32];
  const left = Math.min(...positions.map(([x]) => x));
  const top = Math.min(...positions.map(([, y]) => y));
  return [Math.round(place[0] - left), Math.round(place[1] - top)];
}
