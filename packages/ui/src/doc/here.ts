import {
  edgesIn,
  FOLD_TYPE,
  type Graph,
  type GraphPart,
  type NodeRecord,
  type Op,
  subgraphOf,
} from '@shotgraph/engine';

/** One step into a subgraph. */
export interface Level {
  readonly subgraph: string;
  /** The node it was entered by; left out when nothing in the document uses the subgraph. */
  readonly node?: string;
  /** Which of the node's items or rounds is looked at, from 0; left out for the first one. */
  readonly item?: number;
}

/** Which graph of the document is in view, and as part of what. */
export interface Here {
  /** Name of the subgraph; `undefined` for the document's own graph. */
  readonly subgraph: string | undefined;
  /** Put before a card's id, names its status: `shots/`. */
  readonly cards: string;
  /** Put before a place, names its value: `shots/2/`. */
  readonly values: string;
}

/** The document's own graph. */
export const TOP: Here = { subgraph: undefined, cards: '', values: '' };
/** Before the ids of what no node runs: no path begins like this. */
const NOWHERE = '-/';

/** Whether a node does its work item by item, or round by round. */
export const hasItems = ({ type, each }: NodeRecord): boolean => type === FOLD_TYPE || (each?.length ?? 0) > 0;

/**
 * Where the list is whose length says how many items a node runs for: the items of a fold, else any output of the node.
 *
 * @returns a place, or `undefined` when there is none
 */
export function itemsPlace(id: string, record: NodeRecord, outputs: readonly string[]): string | undefined {
  if (record.type === FOLD_TYPE && !record.each) return edgesIn(record.inputs.items)[0]?.from;
  return outputs[0] === undefined ? undefined : `${id}.${outputs[0]}`;
}

/** Where a way into subgraphs leads. */
export function hereOf(graph: Graph, levels: readonly Level[]): Here {
  let here = TOP;
  let part: GraphPart = graph;
  for (const { subgraph, node, item = 0 } of levels) {
    const record = node === undefined ? undefined : part.nodes.get(node);
    here = record
      ? {
          subgraph,
          cards: `${here.cards}${node}/`,
          values: `${here.values}${node}/${hasItems(record) ? `${item}/` : ''}`,
        }
      : { subgraph, cards: NOWHERE, values: NOWHERE };
    part = graph.graphs.get(subgraph) ?? part;
  }
  return here;
}

/** As much of a way as there still is: edits and undo may take away what one stands in. */
export function passable(graph: Graph, levels: readonly Level[]): readonly Level[] {
  let part: GraphPart | undefined = graph;
  const broken = levels.findIndex(({ subgraph, node }) => {
    const record = node === undefined ? undefined : part?.nodes.get(node);
    const leads = node === undefined || (record !== undefined && subgraphOf(record) === subgraph);
    part = graph.graphs.get(subgraph);
    return !part || !leads;
  });
  return broken < 0 ? levels : levels.slice(0, broken);
}

/** The shortest way to a subgraph from the top; into the subgraph alone when no node leads there. */
export function wayTo(graph: Graph, subgraph: string): readonly Level[] {
  const ways: { readonly part: GraphPart; readonly levels: readonly Level[] }[] = [{ part: graph, levels: [] }];
  const seen = new Set<string>();
  for (const { part, levels } of ways) {
    for (const [node, record] of part.nodes) {
      const name = subgraphOf(record);
      const inner = name === undefined || seen.has(name) ? undefined : graph.graphs.get(name);
      if (name === undefined || !inner) continue;
      seen.add(name);
      const way = [...levels, { subgraph: name, node }];
      if (name === subgraph) return way;
      ways.push({ part: inner, levels: way });
    }
  }
  return [{ subgraph }];
}

/** Subgraphs that a node in a graph may run: all but the graph itself and those it is part of. */
export function usableIn(graph: Graph, subgraph: string | undefined): readonly string[] {
  const names = [...graph.graphs.keys()];
  if (subgraph === undefined) return names;
  const reaches = (start: string) => {
    const seen = new Set([start]);
    for (const name of seen) for (const used of usedBy(graph.graphs.get(name))) seen.add(used);
    return seen.has(subgraph);
  };
  return names.filter((name) => !reaches(name));
}

/** Subgraphs that nodes of a graph run. */
export const usedBy = (part: GraphPart | undefined): readonly string[] =>
  [...(part?.nodes.values() ?? [])].flatMap((record) => subgraphOf(record) ?? []);

/** Ops on the graph in view as ops on the document. Those that name their graph stay as they are. */
export const inGraph = (ops: readonly Op[], subgraph: string | undefined): readonly Op[] =>
  subgraph === undefined
    ? ops
    : ops.map((op) => (op.op === 'set-subgraph' || op.graph !== undefined ? op : { ...op, graph: subgraph }));
