import { isRecord, type Json } from '../json.ts';

/** The format this package reads and writes. */
export const FORMAT_VERSION = 1;

/** An output of another node, `node.port`, or of the graph's own inputs, `inputs.name`. */
export interface Edge {
  readonly from: string;
  /** Name for mentions in prompts; default: the id of the node it comes from. */
  readonly as?: string;
}

/** A literal, an edge, or (for inputs that take many) a list of edges. */
export type InputValue = Json | Edge | readonly Edge[];

/** One node of a document. Members this version does not know are kept as they are. */
export interface NodeRecord {
  readonly type: string;
  readonly version: number;
  readonly inputs: { readonly [input: string]: InputValue };
  /**
   * Runs the node once per item: inputs of one group are walked together, groups are multiplied, the first one slowest. The
   * inputs named here take lists, and every output becomes a list.
   */
  readonly each?: Each;
  /** Bypassed: each output hands on the first input of its type. Left out when the node works. */
  readonly off?: true;
}

/** Groups of input names, as `NodeRecord.each` holds them. */
export type Each = readonly (readonly string[])[];

/** A value the graph asks for from outside. */
export interface GraphInput {
  /** Name of a port type, or `name[]` for a list of it. */
  readonly type: string;
  readonly default?: Json;
  readonly label?: string;
}

/** A place or a size on the canvas, px. */
export type Point = readonly [x: number, y: number];

/** A titled area behind the cards that belong together. */
export interface Frame {
  readonly id: string;
  readonly title: string;
  /** Top left corner. */
  readonly at: Point;
  readonly size: Point;
  /** Name of one of the colours an editor offers; what it does not know is grey. */
  readonly colour?: string;
}

/** A text on the canvas, for people. */
export interface Note {
  readonly id: string;
  /** Markdown without HTML. */
  readonly text: string;
  /** Top left corner. */
  readonly at: Point;
  readonly size: Point;
}

/** What a person thinks of a take. */
export type TakeMark = 'star' | 'reject';

/** Looks only: never part of a key. */
export interface Layout {
  readonly nodes?: { readonly [node: string]: Point };
  /** The later ones lie above the earlier ones. What is no frame is kept and not shown; `framesOf` leaves it out. */
  readonly frames?: readonly Frame[];
  readonly notes?: readonly Note[];
  /** Points that an edge is drawn through, by the id of the edge. */
  readonly bends?: { readonly [edge: string]: readonly Point[] };
  /** What people think of takes that were bought, by the keys of their purchases. Of the document's own graph only. */
  readonly takes?: { readonly [purchase: string]: TakeMark };
  /**
   * Paths of the nodes that takes belong to, by the keys of their purchases, where that is another one than they were bought for: the
   * node was renamed, or went into a subgraph. Of the document's own graph only.
   */
  readonly owners?: { readonly [purchase: string]: string };
}

/** What a graph consists of, be it a whole document or a subgraph in one. */
export interface GraphBody {
  readonly title?: string;
  readonly inputs?: { readonly [name: string]: GraphInput };
  readonly outputs?: { readonly [name: string]: Edge };
  readonly nodes: { readonly [id: string]: NodeRecord };
  readonly layout?: Layout;
}

/** A graph as it stands in a file. */
export interface GraphDocument extends GraphBody {
  readonly shotgraph: typeof FORMAT_VERSION;
  /** Subgraphs by name: a node of type `graph/name` runs one. They may use each other, but none may contain itself. */
  readonly graphs?: { readonly [name: string]: GraphBody };
}

/** Node types of this group run a subgraph of the document: `graph/shot` runs `graphs.shot`. */
export const SUBGRAPH_GROUP = 'graph/';
/** Runs a subgraph once per item, handing its `state` output on to the next round. */
export const FOLD_TYPE = 'flow/fold';

/** Name of the subgraph a node runs, as an instance of it or by folding it over a list; `undefined` for any other node. */
export const subgraphOf = ({ type, inputs }: NodeRecord): string | undefined =>
  type.startsWith(SUBGRAPH_GROUP)
    ? type.slice(SUBGRAPH_GROUP.length)
    : type === FOLD_TYPE && typeof inputs.graph === 'string'
      ? inputs.graph
      : undefined;

/** Ids of nodes, graph inputs, graph outputs and subgraphs. */
export const ID_PATTERN: RegExp = /^[a-z][a-z0-9-]{0,63}$/;
/** Names of node inputs and ports: as ids, but camel case is common. */
export const PORT_PATTERN: RegExp = /^[a-z][A-Za-z0-9-]{0,63}$/;
/** Ids with a meaning of their own in `from`. */
export const RESERVED_IDS: ReadonlySet<string> = new Set(['inputs', 'outputs']);

/** Whether an input's value is one edge rather than a literal: an object with `from`, perhaps `as`, and nothing else. */
export function isEdge(value: unknown): value is Edge {
  if (!isRecord(value) || typeof value.from !== 'string') return false;
  for (const key in value) if (key !== 'from' && (key !== 'as' || typeof value.as !== 'string')) return false;
  return true;
}

/** A list of edges; an empty list counts, since only inputs that take many can hold one without it being a literal. */
export const isEdgeList = (value: unknown): value is readonly Edge[] =>
  Array.isArray(value) && value.length > 0 && value.every(isEdge);

/** The edges an input's value holds, in order. */
export const edgesIn = (value: InputValue | undefined): readonly Edge[] =>
  isEdge(value) ? [value] : isEdgeList(value) ? value : [];

/** Splits `node.port`. Both parts are empty when the text has another shape. */
export function parseFrom(from: string): { readonly node: string; readonly port: string } {
  const dot = from.indexOf('.');
  if (dot < 1 || from.indexOf('.', dot + 1) >= 0) return { node: '', port: '' };
  return { node: from.slice(0, dot), port: from.slice(dot + 1) };
}
