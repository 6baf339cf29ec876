import type { Patch } from 'immer';
import { type Edge, edgesIn, parseFrom } from './document.ts';
import { applyPartOp } from './edit-part.ts';
import { insertBefore, nextKey } from './edit-record.ts';
import { type Graph, openPart, partOf, toBody } from './graph.ts';
import { checkId } from './ids.ts';
import type { Op, SubgraphOp } from './op.ts';

export { isLooks, type LooksOp, type Op, type PartOp, type SubgraphOp } from './op.ts';

/** What applying ops did: enough to undo it, to tell another copy, and to know what has to be looked at again. */
export interface Change {
  readonly ops: readonly Op[];
  /** Applied in order, these restore the graph. */
  readonly inverse: readonly Op[];
  /** The same change as patches; paths start at the document's top. Applied to the document as it was, they give it as it is. */
  readonly patches: readonly Patch[];
  /** Nodes that were added, removed, or run in another way (`all`), or whose named inputs changed. */
  readonly nodes: ReadonlyMap<string, 'all' | ReadonlySet<string>>;
  /** Whether graph inputs or outputs changed. */
  readonly interface: boolean;
  /** The same for subgraphs, by name; `all` where one was added, replaced or removed. */
  readonly subgraphs: ReadonlyMap<string, 'all' | Pick<Change, 'nodes' | 'interface'>>;
}

/**
 * Applies ops to a graph in place, each touching only its own record.
 *
 * @throws RangeError naming the id when a node or subgraph does not exist, exists already or a document cannot have that id; the graph
 * is then as it was before
 */
export function applyOps(graph: Graph, ops: readonly Op[]): Change {
  const undo: (readonly Op[])[] = [];
  const patches: Patch[] = [];
  const own: PartChange = { nodes: new Map(), interface: false };
  const subgraphs = new Map<string, 'all' | PartChange>();
  try {
    for (const op of ops) {
      undo.push(applyOp(graph, op, patches));
      if (op.op === 'set-subgraph') subgraphs.set(op.name, 'all');
      else if (op.graph === undefined) note(own, op);
      else {
        const change = subgraphs.get(op.graph) ?? { nodes: new Map(), interface: false };
        if (change !== 'all') note(change, op);
        // A title and what is looks only change nothing that is looked at again.
        if (change === 'all' || change.interface || change.nodes.size > 0) subgraphs.set(op.graph, change);
      }
    }
  } catch (error) {
    for (const op of undo.reverse().flat()) applyOp(graph, op, []);
    throw error;
  }
  return { ops, inverse: undo.reverse().flat(), patches, ...own, subgraphs };
}

/** Which inputs of which nodes edits have touched. */
export type Touched = Map<string, 'all' | Set<string>>;

/** What edits have touched in one graph. */
interface PartChange {
  readonly nodes: Touched;
  interface: boolean;
}

/** Adds inputs of a node to what was touched. */
export function touch(touched: Touched, node: string, inputs: 'all' | Iterable<string>): void {
  const before = touched.get(node);
  if (before === 'all') return;
  if (inputs === 'all') touched.set(node, 'all');
  else if (before) for (const input of inputs) before.add(input);
  else touched.set(node, new Set(inputs));
}

function note(change: PartChange, op: Exclude<Op, SubgraphOp>): void {
  switch (op.op) {
    case 'add-node':
    case 'remove-node':
      touch(change.nodes, op.id, 'all');
      break;
    case 'set-each':
    case 'set-off':
      touch(change.nodes, op.node, 'all');
      break;
    case 'set-input':
      touch(change.nodes, op.node, [op.input]);
      break;
    case 'set-graph-input':
    case 'set-graph-output':
      change.interface = true;
      break;
    case 'set-title':
    case 'move-node':
    case 'set-frame':
    case 'set-note':
    case 'set-bends':
    case 'set-take':
    case 'set-owner':
      break;
    default:
      op satisfies never;
  }
}

function applyOp(graph: Graph, op: Op, patches: Patch[]): readonly Op[] {
  if (op.op === 'set-subgraph') return setSubgraph(graph, op, patches);
  const { graph: name } = op;
  if (name === undefined) return applyPartOp(graph, op, [], patches);
  return applyPartOp(partOf(graph, name), op, ['graphs', name], patches).map((inverse) => ({
    ...inverse,
    graph: name,
  }));
}

function setSubgraph(graph: Graph, { name, value, before }: SubgraphOp, patches: Patch[]): readonly Op[] {
  const { graphs } = graph;
  const old = graphs.get(name);
  const path = ['graphs', name];
  if (value) {
    checkId('subgraph', name);
    if (old) graphs.set(name, openPart(value));
    else insertBefore(graphs, name, openPart(value), before);
    // The document has no member "graphs" while there is none.
    if (graphs.size === 1 && !old) patches.push({ op: 'add', path: ['graphs'], value: { [name]: value } });
    else patches.push({ op: old ? 'replace' : 'add', path, value });
    return [{ op: 'set-subgraph', name, ...(old && { value: toBody(old) }) }];
  }
  const next = nextKey(graphs, name);
  const part = partOf(graph, name);
  graphs.delete(name);
  patches.push({ op: 'remove', path: graphs.size === 0 ? ['graphs'] : path });
  return [{ op: 'set-subgraph', name, value: toBody(part), ...(next !== undefined && { before: next }) }];
}

/**
 * Ops that remove nodes together with every edge that comes from them. Linear in the size of their graph.
 *
 * @param subgraph - name of the subgraph they stand in; the document's own graph when left out
 * @throws RangeError naming a subgraph that does not exist
 */
export function removeNodes(graph: Graph, ids: ReadonlySet<string>, subgraph?: string): readonly Op[] {
  const part = partOf(graph, subgraph);
  const place = subgraph === undefined ? {} : { graph: subgraph };
  const gone = (edge: Edge) => ids.has(parseFrom(edge.from).node);
  const ops: Op[] = [];
  for (const [id, node] of part.nodes) {
    if (ids.has(id)) continue;
    for (const [input, value] of Object.entries(node.inputs)) {
      const edges = edgesIn(value);
      if (!edges.some(gone)) continue;
      const left = edges.filter((edge) => !gone(edge));
      const rest = Array.isArray(value) && left.length > 0 && { value: left };
      ops.push({ op: 'set-input', node: id, input, ...rest, ...place });
    }
  }
  for (const [name, edge] of Object.entries(part.header.outputs ?? {}))
    if (gone(edge)) ops.push({ op: 'set-graph-output', name, ...place });
  for (const id of ids) ops.push({ op: 'remove-node', id, ...place });
  return ops;
}
