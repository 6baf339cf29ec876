import { type Graph, type NodeRecord, type Op, parseDocument, toDocument } from '@shotgraph/engine';
import { freeId, renameEdges } from './edits.ts';

type Position = readonly [x: number, y: number];

/** The chosen nodes as the text of a document of their own: what copy puts on the clipboard. Edges from outside are kept in it. */
export function copyNodes(graph: Graph, ids: ReadonlySet<string>): string {
  const nodes = Object.fromEntries([...graph.nodes].filter(([id]) => ids.has(id)));
  const positions = Object.fromEntries([...graph.positions].filter(([id]) => ids.has(id)));
  const { shotgraph } = toDocument(graph);
  return JSON.stringify({ shotgraph, nodes, layout: { nodes: positions } }, null, 2);
}

/**
 * Ops that add copies of the nodes in a document text, under free ids, with the edges among them.
 *
 * @param place - where the top left corner of the copies goes; left out: 32 px beside the originals
 * @param keepOuter - whether edges from nodes that are not copied stay, where this graph has those nodes
 * @returns the ops and the new ids; none when the text is no graph document
 */
export function pasteOps(
  graph: Graph,
  text: string,
  { place, keepOuter = false }: { readonly place?: Position; readonly keepOuter?: boolean } = {},
): { readonly ops: readonly Op[]; readonly ids: readonly string[] } {
  const copied = readNodes(text);
  if (!copied) return { ops: [], ids: [] };
  const names = new Map<string, string>();
  const taken = new Set(graph.nodes.keys());
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
  return { ops, ids: [...names.values()] };
}

function readNodes(
  text: string,
): { nodes: Record<string, NodeRecord>; positions: Record<string, Position> } | undefined {
  if (!text.includes('"shotgraph"')) return undefined;
  try {
    const { nodes, layout } = parseDocument(text);
    return { nodes, positions: { ...layout?.nodes } };
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
