import type { Edge, GraphDocument, GraphInput, NodeRecord } from './document.ts';

/** Everything of a document but its nodes. */
export type Header = Omit<GraphDocument, 'nodes'>;

/**
 * A graph document held for editing: records never change in place, the map does, so that one edit costs the same in a
 * graph of ten nodes and of a hundred thousand.
 */
export interface Graph {
  header: Header;
  readonly nodes: Map<string, NodeRecord>;
  /** Where nodes stand on the canvas; `layout.nodes` of the document. */
  readonly positions: Map<string, readonly [x: number, y: number]>;
}

export function openGraph(document: GraphDocument): Graph {
  const { nodes, layout: { nodes: positions = {}, ...layout } = {}, ...header } = document;
  return {
    header: document.layout ? { ...header, layout } : header,
    nodes: new Map(Object.entries(nodes)),
    positions: new Map(Object.entries(positions)),
  };
}

/** The graph as a document: what is saved, compared and sent. */
export const toDocument = (graph: Graph): GraphDocument => {
  const { shotgraph, title, inputs, outputs, layout, ...rest } = graph.header;
  const positions = graph.positions.size > 0 ? { nodes: Object.fromEntries(graph.positions) } : {};
  return {
    shotgraph,
    ...(title !== undefined && { title }),
    ...(inputs && { inputs }),
    ...(outputs && { outputs }),
    nodes: Object.fromEntries(graph.nodes),
    ...rest,
    ...((layout || graph.positions.size > 0) && { layout: { ...positions, ...layout } }),
  };
};

/** Inputs the graph asks for; never `undefined`. */
export const graphInputs = (graph: Graph): { readonly [name: string]: GraphInput } => graph.header.inputs ?? {};
/** Outputs the graph gives; never `undefined`. */
export const graphOutputs = (graph: Graph): { readonly [name: string]: Edge } => graph.header.outputs ?? {};
