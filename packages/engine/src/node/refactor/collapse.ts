import {
  type Edge,
  edgesIn,
  type GraphBody,
  type GraphInput,
  type NodeRecord,
  parseFrom,
  RESERVED_IDS,
  SUBGRAPH_GROUP,
} from '../../graph/document.ts';
import type { Op } from '../../graph/edit.ts';
import { type Graph, type GraphPart, graphInputs, graphOutputs, partOf } from '../../graph/graph.ts';
import { checkId, freeId } from '../../graph/ids.ts';
import { sourcesOf } from '../../graph/order.ts';
import { templatesIn } from '../../graph/text.ts';
import type { Registry } from '../registry.ts';
import { type Types, typesOf } from '../types.ts';
import { centroid, toOrigin } from './layout.ts';
import { hasNamedEdges, isTemplated, mapEdgesOf, movedEdge, textsIn } from './names.ts';

/** The name of the new subgraph, and the subgraph the nodes stand in (the document's own graph when left out). */
export interface CollapseOptions {
  readonly name: string;
  readonly subgraph?: string;
}

/**
 * Ops that move nodes into a new subgraph and put one node that runs it in their place. Every node keeps its key: what feeds the
 * nodes from outside becomes an input of the subgraph, what is used outside an output; mentions and templates keep their meaning.
 *
 * @throws RangeError naming what is at fault: no or unknown nodes, a name that is taken or malformed, a node that stands between
 *   the given ones, an edge whose type cannot be told
 */
export function collapseNodes(
  graph: Graph,
  registry: Registry,
  ids: Iterable<string>,
  { name, subgraph }: CollapseOptions,
): readonly Op[] {
  checkId('subgraph', name);
  if (graph.graphs.has(name)) throw new RangeError(`subgraph "${name}" exists already; choose another name`);
  const part = partOf(graph, subgraph);
  const chosen = chooseNodes(part, ids);
  refuseDetour(part, chosen);
  const isTaken = (id: string) => RESERVED_IDS.has(id) || (part.nodes.has(id) && !chosen.has(id));
  const selection: Selection = {
    part,
    chosen,
    id: freeId(isTaken, name, 'subgraph'),
    types: typesOf(graph, registry),
  };
  const inputs = promoteInputs(selection);
  const outputs = promoteOutputs(selection);
  const ops: Op[] = [
    { op: 'set-subgraph', name, value: insideOf(selection, inputs, outputs) },
    ...removalOps(selection),
    additionOp(selection, name, inputs),
    ...rewiringOps(selection, outputs),
  ];
  return subgraph === undefined ? ops : ops.map((op) => (op.op === 'set-subgraph' ? op : { ...op, graph: subgraph }));
}

/** What is collapsed: nodes of one graph, and the id of the node that comes in their place. */
interface Selection {
  readonly part: GraphPart;
  /** In document order. */
  readonly chosen: ReadonlyMap<string, NodeRecord>;
  readonly id: string;
  readonly types: Types;
}

/** Inputs of the subgraph by what feeds them outside. */
type Inputs = ReadonlyMap<string, { readonly name: string; readonly input: GraphInput }>;
/** Names of outputs of the subgraph by what feeds them inside. */
type Outputs = ReadonlyMap<string, string>;

function chooseNodes(part: GraphPart, ids: Iterable<string>): ReadonlyMap<string, NodeRecord> {
  const wanted = new Set(ids);
  if (wanted.size === 0) throw new RangeError('no nodes to collapse; choose at least one');
  for (const id of wanted) if (!part.nodes.has(id)) throw new RangeError(`there is no node "${id}" to collapse`);
  return new Map([...part.nodes].filter(([id]) => wanted.has(id)));
}

/** Refuses a selection with a way out of it and back in: as one node it would feed itself. */
function refuseDetour({ nodes }: GraphPart, chosen: ReadonlyMap<string, NodeRecord>): void {
  const fed = new Map<string, string[]>();
  for (const [id, record] of nodes) {
    if (chosen.has(id)) continue;
    for (const source of sourcesOf(record)) {
      const list = fed.get(source);
      if (list) list.push(id);
      else fed.set(source, [id]);
    }
  }
  const reached = new Set<string>();
  const stack = [...chosen.keys()];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const next of fed.get(id) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      stack.push(next);
    }
  }
  for (const [id, record] of chosen) {
    const between = sourcesOf(record).find((source) => reached.has(source));
    if (between === undefined) continue;
    throw new RangeError(
      `node "${between}" stands between the chosen nodes: it is fed by them and feeds "${id}"; choose it too`,
    );
  }
}

function promoteInputs(selection: Selection): Inputs {
  const { part, chosen, types } = selection;
  const inputs = new Map<string, { readonly name: string; readonly input: GraphInput }>();
  const names = new Set<string>();
  const promote = (from: string, name: string, input: GraphInput) => {
    names.add(name);
    inputs.set(from, { name, input });
  };
  const own = graphInputs(part);
  // Templates first: their names stand in texts, so that they have to stay.
  for (const name of templateNames(selection)) promote(`inputs.${name}`, name, toPromoted(own[name]!));
  for (const [id, record] of chosen) {
    for (const [input, value] of Object.entries(record.inputs)) {
      for (const { from } of edgesIn(value)) {
        const { node, port } = parseFrom(from);
        if (chosen.has(node) || inputs.has(from)) continue;
        const isOwn = node === 'inputs';
        const declared = isOwn && Object.hasOwn(own, port) ? toPromoted(own[port]!) : declaredAs(part, types, from);
        if (!declared) throw new RangeError(`${untyped(id, input, from)}; mend the edge or remove it first`);
        const name = freeId((other) => names.has(other), isOwn ? port : node, 'input');
        promote(from, name, declared);
      }
    }
  }
  return inputs;
}

const untyped = (id: string, input: string, from: string) =>
  `node "${id}", input "${input}": the type of "${from}" is not known, so that no input of a subgraph can stand for it`;

/** A graph input as an inner one: its value comes from outside now. */
const toPromoted = ({ type, label }: GraphInput): GraphInput => ({ type, ...(label !== undefined && { label }) });

function declaredAs(part: GraphPart, types: Types, from: string): GraphInput | undefined {
  const type = types.outputType(part, from);
  return type && types.portType(type.name) ? { type: type.name } : undefined;
}

/** Graph inputs that texts of the chosen nodes name, in order. */
function templateNames({ part, chosen, types }: Selection): readonly string[] {
  const own = graphInputs(part);
  const names = [...chosen.values()].flatMap((record) => {
    const def = types.definitionOf(record);
    const templated = Object.entries(record.inputs).filter(([input]) => isTemplated(def, input));
    return templated.flatMap(([input, value]) => textsIn(record, input, value).flatMap(templatesIn));
  });
  return [...new Set(names)].filter((name) => Object.hasOwn(own, name));
}

function promoteOutputs({ part, chosen, types }: Selection): Outputs {
  const outputs = new Map<string, string>();
  const names = new Set<string>();
  const promote = ({ from }: Edge) => {
    const { node, port } = parseFrom(from);
    if (!chosen.has(node) || outputs.has(from)) return;
    const isTaken = (other: string) => names.has(other);
    const plain = freeId(() => false, port, 'output');
    const name = isTaken(plain) ? freeId(isTaken, `${node}-${plain}`, 'output') : plain;
    names.add(name);
    outputs.set(from, name);
  };
  for (const [id, record] of part.nodes)
    if (!chosen.has(id)) for (const value of Object.values(record.inputs)) edgesIn(value).forEach(promote);
  Object.values(graphOutputs(part)).forEach(promote);
  if (outputs.size > 0) return outputs;
  // Nothing of it is used yet: what its last nodes give can be, or the new node would be a dead end.
  const used = new Set([...chosen.values()].flatMap((record) => sourcesOf(record)));
  for (const [id, record] of chosen)
    if (!used.has(id) && !record.off)
      for (const port of Object.keys(types.definitionOf(record)?.outputs ?? {})) promote({ from: `${id}.${port}` });
  return outputs;
}

function insideOf({ part, chosen, types }: Selection, inputs: Inputs, outputs: Outputs): GraphBody {
  const nodes = [...chosen].map(([id, record]) => {
    const def = types.definitionOf(record);
    const enter = (edge: Edge, input: string): Edge => {
      const promoted = inputs.get(edge.from);
      return promoted ? movedEdge(edge, `inputs.${promoted.name}`, hasNamedEdges(record, def, input)) : edge;
    };
    return [id, { ...record, inputs: mapEdges(record.inputs, enter) }] as const;
  });
  const positions = new Map([...part.positions].filter(([id]) => chosen.has(id)));
  return {
    ...(inputs.size > 0 && {
      inputs: Object.fromEntries([...inputs.values()].map(({ name, input }) => [name, input])),
    }),
    ...(outputs.size > 0 && { outputs: Object.fromEntries([...outputs].map(([from, name]) => [name, { from }])) }),
    nodes: Object.fromEntries(nodes),
    ...(positions.size > 0 && { layout: { nodes: Object.fromEntries(toOrigin(positions)) } }),
  };
}

const removalOps = ({ chosen }: Selection): readonly Op[] =>
  [...chosen.keys()].map((id) => ({ op: 'remove-node', id }) as const);

/** Adds the node that runs the subgraph, where the first of the chosen nodes stood in the document. */
function additionOp({ part, chosen, id }: Selection, name: string, inputs: Inputs): Op {
  const order = [...part.nodes.keys()];
  const first = order.findIndex((other) => chosen.has(other));
  const before = order.slice(first).find((other) => !chosen.has(other));
  const at = centroid([...part.positions].flatMap(([node, position]) => (chosen.has(node) ? [position] : [])));
  const wired = [...inputs].map(([from, input]) => [input.name, { from }] as const);
  const node = { type: `${SUBGRAPH_GROUP}${name}`, version: 1, inputs: Object.fromEntries(wired) };
  return { op: 'add-node', id, node, ...(at && { at }), ...(before !== undefined && { before }) };
}

/** Wires what the chosen nodes fed to the node in their place. */
function rewiringOps({ part, chosen, id, types }: Selection, outputs: Outputs): readonly Op[] {
  const ops: Op[] = [];
  for (const [node, record] of part.nodes) {
    if (chosen.has(node)) continue;
    for (const [input, value] of Object.entries(record.inputs)) {
      if (!edgesIn(value).some(({ from }) => outputs.has(from))) continue;
      const named = hasNamedEdges(record, types.definitionOf(record), input);
      const leave = (edge: Edge): Edge => {
        const output = outputs.get(edge.from);
        return output === undefined ? edge : movedEdge(edge, `${id}.${output}`, named);
      };
      ops.push({ op: 'set-input', node, input, value: mapEdgesOf(value, leave) });
    }
  }
  for (const [name, edge] of Object.entries(graphOutputs(part))) {
    const output = outputs.get(edge.from);
    if (output !== undefined) ops.push({ op: 'set-graph-output', name, value: { ...edge, from: `${id}.${output}` } });
  }
  return ops;
}

const mapEdges = (inputs: NodeRecord['inputs'], change: (edge: Edge, input: string) => Edge): NodeRecord['inputs'] =>
  Object.fromEntries(
    Object.entries(inputs).map(([input, value]) => [input, mapEdgesOf(value, (edge) => change(edge, input))]),
  );
