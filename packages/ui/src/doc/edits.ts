import {
  connected,
  type Edge,
  edgesIn,
  type Graph,
  type GraphPart,
  graphOutputs,
  type InputPlace,
  type InputValue,
  type Op,
  parseFrom,
  partOf,
  type Registry,
  removeNodes,
} from '@shotgraph/engine';
import { inGraph } from './here.ts';

/** Card ids of the graph's own inputs and outputs: reserved, so that no node can have them. */
export const INPUTS_CARD = 'inputs';
export const OUTPUTS_CARD = 'outputs';

/** An id that is free in the graph: the name itself, or with a number behind it. */
export function freeId(taken: (id: string) => boolean, name: string): string {
  const base = toId(name);
  let id = base;
  for (let n = 2; taken(id); n++) id = `${base}-${n}`;
  return id;
}

/** Turns any text into an id: lower case, letters, digits and `-`, a letter first. */
export function toId(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 48);
  return id === '' || id === INPUTS_CARD || id === OUTPUTS_CARD ? `node${id && `-${id}`}` : id;
}

const isTaken = (graph: GraphPart) => (id: string) => graph.nodes.has(id);

/** An id for a new node of a type: the last part of the type's name. */
export const nodeId = (graph: GraphPart, type: string): string => freeId(isTaken(graph), type.split('/')[1] ?? type);

/** Ops that wire an output into an input of a node, or into an output of the graph. `to.graph` names the subgraph both stand in. */
export function connectOps(graph: Graph, shapes: Registry, from: string, to: InputPlace): readonly Op[] {
  if (to.node === OUTPUTS_CARD) {
    const outputs = graphOutputs(partOf(graph, to.graph));
    const name = to.input !== '' ? to.input : freeId((id) => id in outputs, parseFrom(from).port);
    return inGraph([{ op: 'set-graph-output', name, value: { from } }], to.graph);
  }
  return [{ op: 'set-input', ...to, value: connected(graph, shapes, from, to) }];
}

/** Ops that take one edge out of an input; `index` counts the edges of that input. */
export function disconnectOps(graph: GraphPart, to: InputPlace, index: number): readonly Op[] {
  if (to.node === OUTPUTS_CARD) return [{ op: 'set-graph-output', name: to.input }];
  const value = graph.nodes.get(to.node)?.inputs[to.input];
  const left = edgesIn(value).filter((_, i) => i !== index);
  return [{ op: 'set-input', ...to, ...(Array.isArray(value) && left.length > 0 && { value: left }) }];
}

/** Ops that move one edge of an input to another place in its order. */
export function reorderOps(graph: GraphPart, to: InputPlace, from: number, target: number): readonly Op[] {
  const edges = [...edgesIn(graph.nodes.get(to.node)?.inputs[to.input])];
  const [moved] = edges.splice(from, 1);
  if (!moved) return [];
  edges.splice(target, 0, moved);
  return [{ op: 'set-input', ...to, value: edges }];
}

/** The name an edge has in mentions: its own, else that of the node or graph input it comes from. */
export function edgeName({ from, as }: Edge): string {
  const { node, port } = parseFrom(from);
  return as ?? (node === INPUTS_CARD ? port : node);
}

/**
 * Ops that delete nodes and single edges. Edges of deleted nodes need not be named.
 *
 * @param subgraph - the graph they stand in; the document's own when left out
 */
export function deleteOps(
  graph: Graph,
  nodes: ReadonlySet<string>,
  edges: readonly (InputPlace & { readonly index: number })[],
  subgraph?: string,
): readonly Op[] {
  const part = partOf(graph, subgraph);
  const real = new Set([...nodes].filter((id) => part.nodes.has(id)));
  const byInput = new Map<string, { readonly place: InputPlace; readonly gone: Set<number> }>();
  for (const { node, input, index } of edges) {
    if (real.has(node)) continue;
    const key = `${node}.${input}`;
    const entry = byInput.get(key) ?? { place: { node, input }, gone: new Set<number>() };
    entry.gone.add(index);
    byInput.set(key, entry);
  }
  const ops: Op[] = [];
  for (const { place, gone } of byInput.values()) {
    if (place.node === OUTPUTS_CARD) {
      ops.push({ op: 'set-graph-output', name: place.input });
      continue;
    }
    const value = part.nodes.get(place.node)?.inputs[place.input];
    const left = edgesIn(value).filter((edge, i) => !gone.has(i) && !real.has(parseFrom(edge.from).node));
    ops.push({ op: 'set-input', ...place, ...(Array.isArray(value) && left.length > 0 && { value: left }) });
  }
  const touched = new Set(byInput.keys());
  const rest = removeNodes(graph, real, subgraph).filter(
    (op) => op.op !== 'set-input' || !touched.has(`${op.node}.${op.input}`),
  );
  return [...inGraph(ops, subgraph), ...rest];
}

/**
 * An input's value with its edges renamed where the nodes they come from were.
 *
 * @param keepOthers - whether edges from elsewhere are kept: all, none, or those for which it says so
 */
export function renameEdges(
  value: InputValue,
  names: ReadonlyMap<string, string>,
  keepOthers: boolean | ((from: string) => boolean),
): InputValue | undefined {
  const edges = edgesIn(value);
  if (edges.length === 0) return value;
  const renamed = edges.flatMap((edge): Edge[] => {
    const { node, port } = parseFrom(edge.from);
    const name = names.get(node);
    const keeps = typeof keepOthers === 'function' ? keepOthers(edge.from) : keepOthers;
    if (name === undefined) return keeps ? [edge] : [];
    // The mention name was the old id: it stays, so that a prompt copied along keeps its meaning.
    return [
      {
        ...edge,
        from: `${name}.${port}`,
        ...(name !== node && edge.as === undefined && Array.isArray(value) && { as: node }),
      },
    ];
  });
  if (renamed.length === 0) return undefined;
  return Array.isArray(value) ? renamed : renamed[0];
}
