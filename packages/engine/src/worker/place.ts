import { type NodeRecord, parseFrom, subgraphOf } from '../graph/document.ts';
import { type Graph, type GraphPart, graphInputs, graphOutputs } from '../graph/graph.ts';
import type { OutputSpec } from '../node/define-node.ts';
import type { PortType } from '../node/port-type.ts';
import type { Types } from '../node/types.ts';

/**
 * The port type of a place: `node.port`, `inputs.name` or `outputs.name`, each perhaps behind a path into subgraphs and items such as
 * `shots/2/grade.video`.
 */
export function typeAt(graph: Graph, types: Types, place: string): PortType | undefined {
  const { node: path, port } = parseFrom(place);
  const names = path.split('/');
  let part: GraphPart = graph;
  for (let i = 0; i < names.length - 1; i++) {
    const record = part.nodes.get(names[i]!);
    if (!record) return undefined;
    const isItem = ITEM.test(names[i + 1]!);
    if (isItem && i + 1 === names.length - 1) return ofItem(types, part, record, port);
    const inner = graph.graphs.get(subgraphOf(record) ?? '');
    if (!inner) return undefined;
    part = inner;
    if (isItem) i++;
  }
  const last = names.at(-1)!;
  if (last === 'outputs') return types.outputType(part, graphOutputs(part)[port]?.from ?? '');
  if (last === 'inputs') return types.portType(graphInputs(part)[port]?.type ?? '');
  return types.outputType(part, `${last}.${port}`);
}

const ITEM = /^[0-9]+$/;

/** An output of one item of a node that runs once per item. */
function ofItem(types: Types, part: GraphPart, record: NodeRecord, port: string): PortType | undefined {
  const outputs = (types.concreteOf(part, record)?.inside.outputs ?? {}) as { readonly [port: string]: OutputSpec };
  return Object.hasOwn(outputs, port) ? outputs[port]!.type : undefined;
}
