import { enablePatches, type Patch, produceWithPatches } from 'immer';
import type { Edge, GraphInput, InputValue, NodeRecord } from './document.ts';
import { edgesIn, parseFrom } from './document.ts';
import type { Graph, Header } from './graph.ts';

enablePatches();

/** One change of a graph, as plain data. Leaving `value` out removes what is named; `before` is the node that comes next in the document. */
export type Op =
  | {
      readonly op: 'add-node';
      readonly id: string;
      readonly node: NodeRecord;
      readonly at?: readonly [number, number];
      readonly before?: string;
    }
  | { readonly op: 'remove-node'; readonly id: string }
  | { readonly op: 'set-input'; readonly node: string; readonly input: string; readonly value?: InputValue }
  | { readonly op: 'set-graph-input'; readonly name: string; readonly value?: GraphInput }
  | { readonly op: 'set-graph-output'; readonly name: string; readonly value?: Edge }
  | { readonly op: 'set-title'; readonly value?: string }
  | { readonly op: 'move-node'; readonly id: string; readonly at?: readonly [number, number] };

/** What applying ops did: enough to undo it, to tell another copy, and to know what has to be looked at again. */
export interface Change {
  readonly ops: readonly Op[];
  /** Applied in order, these restore the graph. */
  readonly inverse: readonly Op[];
  /** The same change as patches; paths start at the document's top. */
  readonly patches: readonly Patch[];
  /** Nodes that were added or removed (`all`) or whose named inputs changed. */
  readonly nodes: ReadonlyMap<string, 'all' | ReadonlySet<string>>;
  /** Whether graph inputs or outputs changed. */
  readonly interface: boolean;
}

/**
 * Applies ops to a graph in place, each touching only its own record.
 *
 * @throws RangeError naming the id when a node does not exist or exists already; the graph is then as it was before
 */
export function applyOps(graph: Graph, ops: readonly Op[]): Change {
  const inverse: Op[] = [];
  const patches: Patch[] = [];
  const nodes: Touched = new Map();
  let changesInterface = false;
  try {
    for (const op of ops) {
      inverse.unshift(...applyOp(graph, op, patches));
      if (op.op === 'add-node' || op.op === 'remove-node') nodes.set(op.id, 'all');
      else if (op.op === 'set-input') touch(nodes, op.node, [op.input]);
      else if (op.op === 'set-graph-input' || op.op === 'set-graph-output') changesInterface = true;
    }
  } catch (error) {
    for (const op of inverse) applyOp(graph, op, []);
    throw error;
  }
  return { ops, inverse, patches, nodes, interface: changesInterface };
}

/** Which inputs of which nodes edits have touched. */
export type Touched = Map<string, 'all' | Set<string>>;

/** Adds inputs of a node to what was touched. */
export function touch(touched: Touched, node: string, inputs: 'all' | Iterable<string>): void {
  const before = touched.get(node);
  if (before === 'all') return;
  if (inputs === 'all') touched.set(node, 'all');
  else if (before) for (const input of inputs) before.add(input);
  else touched.set(node, new Set(inputs));
}

function applyOp(graph: Graph, op: Op, patches: Patch[]): readonly Op[] {
  switch (op.op) {
    case 'add-node': {
      if (graph.nodes.has(op.id)) throw new RangeError(`node "${op.id}" exists already; choose another id`);
      insertNode(graph, op.id, op.node, op.before);
      patches.push({ op: 'add', path: ['nodes', op.id], value: op.node });
      if (op.at) setPosition(graph, op.id, op.at, patches);
      return [{ op: 'remove-node', id: op.id }];
    }
    case 'remove-node': {
      const node = getNode(graph, op.id);
      const at = graph.positions.get(op.id);
      const before = nextNode(graph, op.id);
      graph.nodes.delete(op.id);
      patches.push({ op: 'remove', path: ['nodes', op.id] });
      if (at) setPosition(graph, op.id, undefined, patches);
      return [{ op: 'add-node', id: op.id, node, ...(at && { at }), ...(before !== undefined && { before }) }];
    }
    case 'set-input': {
      const before = getNode(graph, op.node);
      const old = before.inputs[op.input];
      const [after, made] = produceWithPatches(before, (draft) => setMember(draft.inputs, op.input, op.value));
      graph.nodes.set(op.node, after);
      for (const patch of made) patches.push({ ...patch, path: ['nodes', op.node, ...patch.path] });
      return [{ op: 'set-input', node: op.node, input: op.input, ...(old !== undefined && { value: old }) }];
    }
    case 'set-graph-input':
      return setInHeader(graph, 'inputs', op, patches);
    case 'set-graph-output':
      return setInHeader(graph, 'outputs', op, patches);
    case 'set-title': {
      const old = graph.header.title;
      editHeader(graph, patches, (draft) => setMember(draft, 'title', op.value));
      return [{ op: 'set-title', ...(old !== undefined && { value: old }) }];
    }
    case 'move-node': {
      const old = graph.positions.get(op.id);
      setPosition(graph, op.id, op.at, patches);
      return [{ op: 'move-node', id: op.id, ...(old && { at: old }) }];
    }
    default:
      return op satisfies never;
  }
}

/** Puts a node in front of another one; at the end when that one is not there. */
function insertNode(graph: Graph, id: string, node: NodeRecord, before: string | undefined): void {
  const behind = before !== undefined && graph.nodes.has(before) ? [...graph.nodes] : [];
  const from = behind.findIndex(([other]) => other === before);
  graph.nodes.set(id, node);
  // A map keeps the order of insertion: everything behind the new node is inserted again.
  for (const [other, record] of behind.slice(Math.max(0, from))) {
    graph.nodes.delete(other);
    graph.nodes.set(other, record);
  }
}

function nextNode(graph: Graph, id: string): string | undefined {
  const ids = graph.nodes.keys();
  for (const other of ids) if (other === id) return ids.next().value;
  return undefined;
}

type MutableHeader = { -readonly [K in keyof Header]: Header[K] };

function editHeader(graph: Graph, patches: Patch[], edit: (draft: MutableHeader) => void): void {
  const [after, made] = produceWithPatches(graph.header, edit as (draft: unknown) => void);
  graph.header = after;
  patches.push(...made);
}

function setInHeader(
  graph: Graph,
  member: 'inputs' | 'outputs',
  op: Extract<Op, { name: string }>,
  patches: Patch[],
): readonly Op[] {
  const old = graph.header[member]?.[op.name];
  editHeader(graph, patches, (draft) => {
    const record = { ...draft[member] } as Record<string, unknown>;
    setMember(record, op.name, op.value);
    setMember(draft, member, Object.keys(record).length > 0 ? record : undefined);
  });
  return [{ op: op.op, name: op.name, ...(old !== undefined && { value: old }) } as Op];
}

function setPosition(graph: Graph, id: string, at: readonly [number, number] | undefined, patches: Patch[]): void {
  const path = ['layout', 'nodes', id];
  if (at) patches.push({ op: graph.positions.has(id) ? 'replace' : 'add', path, value: at });
  else patches.push({ op: 'remove', path });
  if (at) graph.positions.set(id, at);
  else graph.positions.delete(id);
}

function setMember(record: object, key: string, value: unknown): void {
  if (value === undefined) delete (record as Record<string, unknown>)[key];
  else (record as Record<string, unknown>)[key] = value;
}

function getNode(graph: Graph, id: string): NodeRecord {
  const node = graph.nodes.get(id);
  if (!node) throw new RangeError(`there is no node "${id}"`);
  return node;
}

/** Ops that remove nodes together with every edge that comes from them. Linear in the size of the graph. */
export function removeNodes(graph: Graph, ids: ReadonlySet<string>): readonly Op[] {
  const gone = (edge: Edge) => ids.has(parseFrom(edge.from).node);
  const ops: Op[] = [];
  for (const [id, node] of graph.nodes) {
    if (ids.has(id)) continue;
    for (const [input, value] of Object.entries(node.inputs)) {
      const edges = edgesIn(value);
      if (!edges.some(gone)) continue;
      const left = edges.filter((edge) => !gone(edge));
      ops.push({ op: 'set-input', node: id, input, ...(Array.isArray(value) && left.length > 0 && { value: left }) });
    }
  }
  for (const [name, edge] of Object.entries(graph.header.outputs ?? {}))
    if (gone(edge)) ops.push({ op: 'set-graph-output', name });
  for (const id of ids) ops.push({ op: 'remove-node', id });
  return ops;
}
