import type { Edge, GraphBody, GraphDocument, GraphInput, Layout, NodeRecord } from './document.ts';

/** Everything of a graph but its nodes. */
export type PartHeader = Omit<GraphBody, 'nodes'>;
/** Everything of a document but its nodes and subgraphs. */
export type Header = Omit<GraphDocument, 'nodes' | 'graphs'>;

/**
 * A graph held for editing: records never change in place, the map does, so that one edit costs the same in a graph of ten
 * nodes and of a hundred thousand.
 */
export interface GraphPart {
  header: PartHeader;
  readonly nodes: Map<string, NodeRecord>;
  /** Where nodes stand on the canvas; `layout.nodes` of the document. */
  readonly positions: Map<string, readonly [x: number, y: number]>;
}

/** A graph document held for editing: its own graph, and its subgraphs by name. */
export interface Graph extends GraphPart {
  header: Header;
  readonly graphs: Map<string, GraphPart>;
}

export function openGraph(document: GraphDocument): Graph {
  const { graphs = {}, ...body } = document;
  const subgraphs = Object.entries(graphs).map(([name, graph]) => [name, openPart(graph)] as const);
  return { ...openPart<Header>(body), graphs: new Map(subgraphs) };
}

/** Holds one graph of a document for editing. */
export function openPart<H extends PartHeader = PartHeader>(
  body: GraphBody,
): { header: H; nodes: GraphPart['nodes']; positions: GraphPart['positions'] } {
  const { nodes, layout: { nodes: positions = {}, ...looks } = {}, ...header } = body;
  const layout = withoutEmpty(looks);
  return {
    header: (Object.keys(layout).length > 0 ? { ...header, layout } : header) as H,
    nodes: toMap(nodes),
    positions: toMap(positions),
  };
}

/** A list of frames without a frame in it says what no list says. */
export const withoutEmpty = (looks: Omit<Layout, 'nodes'>): Omit<Layout, 'nodes'> =>
  Object.fromEntries(
    Object.entries(looks).filter(([member, value]) => !EMPTIABLE.has(member) || Object.keys(value ?? {}).length > 0),
  );
const EMPTIABLE: ReadonlySet<string> = new Set(['frames', 'notes', 'bends', 'takes', 'owners']);

/** The members of a record; of 100,000 no pairs are made on the way. */
function toMap<T>(record: { readonly [name: string]: T }): Map<string, T> {
  const map = new Map<string, T>();
  for (const name of Object.keys(record)) map.set(name, record[name]!);
  return map;
}

/** The graph as a document: what is saved, compared and sent. */
export const toDocument = (graph: Graph): GraphDocument => {
  const { shotgraph } = graph.header;
  const { shotgraph: _, title, inputs, outputs, nodes, layout, ...rest } = toBody(graph) as GraphDocument;
  return {
    shotgraph,
    ...(title !== undefined && { title }),
    ...(inputs && { inputs }),
    ...(outputs && { outputs }),
    nodes,
    ...rest,
    ...(graph.graphs.size > 0 && {
      graphs: Object.fromEntries([...graph.graphs].map(([name, part]) => [name, toBody(part)])),
    }),
    ...(layout && { layout }),
  };
};

/** One graph as it stands in a document. */
export const toBody = (part: GraphPart): GraphBody => {
  const { title, inputs, outputs, layout, ...rest } = part.header;
  const positions = part.positions.size > 0 ? { nodes: Object.fromEntries(part.positions) } : {};
  return {
    ...(title !== undefined && { title }),
    ...(inputs && { inputs }),
    ...(outputs && { outputs }),
    nodes: Object.fromEntries(part.nodes),
    ...rest,
    ...((layout || part.positions.size > 0) && { layout: { ...positions, ...layout } }),
  };
};

/** The document's own graph, or one of its subgraphs. @throws RangeError naming a subgraph that does not exist */
export function partOf(graph: Graph, subgraph: string | undefined): GraphPart {
  if (subgraph === undefined) return graph;
  const part = graph.graphs.get(subgraph);
  if (!part) throw new RangeError(`there is no subgraph "${subgraph}"`);
  return part;
}

/** Inputs the graph asks for; never `undefined`. */
export const graphInputs = (graph: GraphPart): { readonly [name: string]: GraphInput } => graph.header.inputs ?? {};
/** Outputs the graph gives; never `undefined`. */
export const graphOutputs = (graph: GraphPart): { readonly [name: string]: Edge } => graph.header.outputs ?? {};
