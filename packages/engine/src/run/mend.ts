import type { Fix } from '../errors.ts';
import { type Edge, edgesIn, type InputValue, isEdgeList, type NodeRecord, parseFrom } from '../graph/document.ts';
import type { Op } from '../graph/edit.ts';
import type { Graph, GraphPart } from '../graph/graph.ts';
import { freeId } from '../graph/ids.ts';
import type { InputMend, InsertMend, SetMend } from '../node/mend.ts';
import { inGraph } from './scope.ts';
import type { Step } from './step.ts';

/** The node that asks for a mend, as the document has it. */
interface Asker {
  readonly step: Step;
  readonly part: GraphPart;
  readonly record: NodeRecord;
}

/**
 * The ops that mend an input of a step, to be applied to the graph as it stands: every edit may make them stale. `undefined` where no
 * ops would do: see the rules of `SetMend` and `InsertMend`, and wherever the document does not have the node as the step runs it.
 */
export function fixFor(mend: InputMend, step: Step, graph: Graph): Fix | undefined {
  const { graph: name, node } = step.place;
  const part = name === undefined ? graph : graph.graphs.get(name);
  const record = part?.nodes.get(node);
  // A node of an older version may call its inputs otherwise.
  if (!part || !record || record.version !== step.def.version) return undefined;
  return mend.kind === 'set'
    ? fixBySetting(mend, { step, part, record })
    : fixByInserting(mend, { step, part, record });
}

function fixBySetting({ input, value, label = labelOf(input, value) }: SetMend, { step, record }: Asker) {
  if (edgesIn(record.inputs[input]).length > 0 || record.each?.flat().includes(input)) return undefined;
  return { label, ops: [setInput(step, input, value)] };
}

function labelOf(input: string, value: SetMend['value']): string {
  if (value === undefined) return `leave out "${input}"`;
  return typeof value === 'boolean' ? `turn "${input}" ${value ? 'on' : 'off'}` : `use ${JSON.stringify(value)}`;
}

function fixByInserting({ input, index, label, node, ...ports }: InsertMend, asker: Asker): Fix | undefined {
  const { step, part, record } = asker;
  const written = record.inputs[input];
  const edges = edgesIn(written);
  const at = index ?? (edges.length === 1 ? 0 : -1);
  const edge = edges[at];
  if (!edge || !isPlain(step, input, at)) return undefined;
  const name = sourceName(edge);
  const id = freeId((other) => part.nodes.has(other), `${name}-${node.type.slice(node.type.indexOf('/') + 1)}`, 'mend');
  // Mentions go on meaning this edge, although it comes from another node now.
  const rewired: Edge = { from: `${id}.${ports.out}`, as: edge.as ?? name };
  const inserted: Op = {
    op: 'add-node',
    id,
    node: { type: node.type, version: node.version, inputs: { [ports.in]: { from: edge.from }, ...node.inputs } },
    before: step.place.node,
    ...inGraph(step.place.graph),
  };
  return { label, ops: [inserted, setInput(step, input, isEdgeList(written) ? written.with(at, rewired) : rewired)] };
}

/** Whether the edge gives exactly the value that is counted so: no list stands for its items there, nor before it. */
function isPlain({ inputs }: Step, name: string, at: number): boolean {
  const binding = inputs.find((input) => input.name === name)?.binding;
  if (binding?.kind === 'edges') return binding.edges.every(({ spread }, i) => i > at || !spread);
  return binding?.kind === 'edge';
}

/** What a mention calls an edge without a name of its own. */
function sourceName({ from }: Edge): string {
  const { node, port } = parseFrom(from);
  return node === 'inputs' ? port : node;
}

const setInput = ({ place: { node, graph } }: Step, input: string, value: InputValue | undefined): Op => ({
  op: 'set-input',
  node,
  input,
  ...(value !== undefined && { value }),
  ...inGraph(graph),
});
