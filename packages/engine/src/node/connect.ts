import type { Fix, IssueCode } from '../errors.ts';
import { edgesIn, type InputValue, parseFrom } from '../graph/document.ts';
import { type Graph, graphInputs } from '../graph/graph.ts';
import { sourcesOf } from '../graph/order.ts';
import type { NodeType } from './define-node.ts';
import { accepts, type PortType } from './port-type.ts';
import { portTypesOf, type Registry } from './registry.ts';

/** The answer to "may this output be wired into that input?". */
export type Connection =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: IssueCode; readonly message: string; readonly fix?: Fix };

/** An input of a node: where an edge ends. */
export interface InputPlace {
  readonly node: string;
  readonly input: string;
}

/**
 * Whether an output may be wired into an input, and if not, why, in words for the person dragging the edge.
 *
 * @param from - `node.port` or `inputs.name`
 */
export function canConnect(graph: Graph, registry: Registry, from: string, to: InputPlace): Connection {
  const source = findOutput(graph, registry, from);
  if (!source) return { ok: false, code: 'port-unknown', message: `there is no output "${from}"` };
  const record = graph.nodes.get(to.node);
  const spec = record && registry.get(record.type)?.inputs[to.input];
  if (!spec) return { ok: false, code: 'input-unknown', message: `node "${to.node}" has no input "${to.input}"` };
  if (!accepts(spec.type, source)) {
    const fix = findConverter(graph, registry, from, source, to, spec.type);
    return {
      ok: false,
      code: 'type-mismatch',
      message: `"${to.input}" takes ${spec.type.name}, "${from}" gives ${source.name}${fix ? `; ${fix.label}` : ''}`,
      ...(fix && { fix }),
    };
  }
  if (reaches(graph, to.node, parseFrom(from).node)) {
    return { ok: false, code: 'cycle', message: `"${from}" is made from "${to.node}": the edge would close a cycle` };
  }
  return { ok: true };
}

/** The input's value after wiring `from` into it: appended where many are taken, replaced where one is. */
export function connected(graph: Graph, registry: Registry, from: string, to: InputPlace): InputValue {
  const record = graph.nodes.get(to.node)!;
  const isMany = registry.get(record.type)?.inputs[to.input]?.arity === 'many';
  return isMany ? [...edgesIn(record.inputs[to.input]), { from }] : { from };
}

/** Port type of an output; `undefined` when there is no such node, port or graph input. */
export function findOutput(graph: Graph, registry: Registry, from: string): PortType | undefined {
  const { node, port } = parseFrom(from);
  if (node === 'inputs') return portTypesOf(registry).get(graphInputs(graph)[port]?.type ?? '');
  const record = graph.nodes.get(node);
  return record && registry.get(record.type)?.outputs[port]?.type;
}

/** Whether `target` is fed, through any number of edges, from `start`; also when they are the same node. */
function reaches(graph: Graph, start: string, target: string): boolean {
  const seen = new Set<string>();
  const stack = [target];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id === start) return true;
    const node = graph.nodes.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    stack.push(...sourcesOf(node));
  }
  return false;
}

/** A node type that turns one port type into another with everything else left at its defaults, as a fix to insert it. */
function findConverter(
  graph: Graph,
  registry: Registry,
  from: string,
  source: PortType,
  to: InputPlace,
  target: PortType,
): Fix | undefined {
  // What costs nothing comes first: nobody wants a generation call where a plain conversion would do.
  const types = [...registry.values()].sort((a, b) => Number(a.effect !== 'pure') - Number(b.effect !== 'pure'));
  for (const type of types) {
    const output = Object.entries(type.outputs).find(([, spec]) =>
      accepts(target, (spec as NodeType['outputs'][string]).type),
    );
    const input = convertibleInput(type, source);
    if (!output || !input) continue;
    let id = type.type.split('/')[1]!;
    for (let n = 2; graph.nodes.has(id); n++) id = `${type.type.split('/')[1]}-${n}`;
    return {
      label: `insert ${type.title}`,
      ops: [
        { op: 'add-node', id, node: { type: type.type, version: type.version, inputs: { [input]: { from } } } },
        { op: 'set-input', ...to, value: { from: `${id}.${output[0]}` } },
      ],
    };
  }
  return undefined;
}

/** The input of a converter that takes the source; a required input of another kind disqualifies the type. */
function convertibleInput(type: NodeType, source: PortType): string | undefined {
  const inputs = Object.entries(type.inputs as Record<string, NodeType['inputs'][string]>);
  const required = inputs.filter(([, spec]) => spec.arity === 'one' && !spec.hasDefault);
  const candidates = required.length > 0 ? required : inputs;
  const taker = candidates.find(([, spec]) => accepts(spec.type, source));
  return required.length <= 1 ? taker?.[0] : undefined;
}
