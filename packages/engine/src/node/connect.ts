import type { Fix, IssueCode } from '../errors.ts';
import { edgesIn, type InputValue, type NodeRecord, parseFrom } from '../graph/document.ts';
import type { Op } from '../graph/edit.ts';
import { type Graph, type GraphPart, partOf } from '../graph/graph.ts';
import { sourcesOf } from '../graph/order.ts';
import type { InputSpec, NodeType, OutputSpec } from './define-node.ts';
import { ANY_TYPE } from './derived.ts';
import { accepts, type PortType } from './port-type.ts';
import type { Registry } from './registry.ts';
import { spreads, type Types, typesOf } from './types.ts';
import { variablesOf } from './variables.ts';

/** The answer to "may this output be wired into that input?". */
export type Connection =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: IssueCode; readonly message: string; readonly fix?: Fix };

/** An input of a node: where an edge ends. `graph` names the subgraph it stands in. */
export interface InputPlace {
  readonly node: string;
  readonly input: string;
  readonly graph?: string;
}

/**
 * Whether an output may be wired into an input, and if not, why, in words for the person dragging the edge. The fix is what would
 * make it possible: running the node once per item, or a node in between.
 *
 * @param from - `node.port` or `inputs.name`, in the same graph
 * @throws RangeError naming a subgraph that does not exist
 */
export function canConnect(graph: Graph, registry: Registry, from: string, to: InputPlace): Connection {
  const part = partOf(graph, to.graph);
  const types = typesOf(graph, registry);
  const source = types.outputType(part, from);
  if (!source) return { ok: false, code: 'port-unknown', message: `there is no output "${from}"` };
  const record = part.nodes.get(to.node);
  const spec = record && inputSpec(types, record, to.input);
  if (!spec) return { ok: false, code: 'input-unknown', message: `node "${to.node}" has no input "${to.input}"` };
  const refusal = fits(spec, source) ? undefined : refuse(part, registry, types, from, source, to, spec);
  // A cycle is no better with something in between. Where nothing can be put there it need not be looked for.
  const isOpen = !refusal || refusal.fix !== undefined;
  if (isOpen && reaches(part, to.node, parseFrom(from).node)) {
    return { ok: false, code: 'cycle', message: `"${from}" is made from "${to.node}": the edge would close a cycle` };
  }
  return refusal ?? { ok: true };
}

const inputSpec = (types: Types, record: NodeRecord, input: string): InputSpec | undefined => {
  const inputs = types.outsideOf(record)?.inputs as { readonly [name: string]: InputSpec } | undefined;
  return inputs && Object.hasOwn(inputs, input) ? inputs[input] : undefined;
};

/** Whether an input takes values of a type; lists spread into inputs that take many, variables stand for any type. */
function fits(spec: InputSpec, source: PortType): boolean {
  const { type } = spec;
  if (type.variable !== undefined || source === ANY_TYPE) return true;
  if (type.element?.variable !== undefined) return source.element !== undefined;
  return accepts(type, source) || (spreads(spec) && source.element !== undefined && accepts(type, source.element));
}

function refuse(
  part: GraphPart,
  registry: Registry,
  types: Types,
  from: string,
  source: PortType,
  to: InputPlace,
  spec: InputSpec,
): Exclude<Connection, { readonly ok: true }> {
  const record = part.nodes.get(to.node)!;
  const where = to.graph === undefined ? {} : { graph: to.graph };
  if (source.element && accepts(spec.type, source.element)) {
    // The node's outputs become lists then: impossible where one is a list already.
    const isNested = Object.values((types.definitionOf(record)?.outputs ?? {}) as { [port: string]: OutputSpec }).some(
      ({ type }) => type.element,
    );
    const each: Op = { op: 'set-each', node: to.node, value: [...(record.each ?? []), [to.input]], ...where };
    const wire: Op = { op: 'set-input', node: to.node, input: to.input, value: { from }, ...where };
    const fix: Fix = { label: 'run the node once per item', ops: [each, wire] };
    const message = `"${to.input}" takes one ${spec.type.name}, "${from}" gives a list of them`;
    return {
      ok: false,
      code: 'each-needed',
      message: isNested ? message : `${message}; ${fix.label}`,
      ...(!isNested && { fix }),
    };
  }
  const fix = findConverter(part, registry, from, source, to, spec.type);
  const message = `"${to.input}" takes ${spec.type.name}, "${from}" gives ${source.name}${fix ? `; ${fix.label}` : ''}`;
  return { ok: false, code: 'type-mismatch', message, ...(fix && { fix }) };
}

/** The input's value after wiring `from` into it: appended where many are taken, replaced where one is. */
export function connected(graph: Graph, registry: Registry, from: string, to: InputPlace): InputValue {
  const record = partOf(graph, to.graph).nodes.get(to.node)!;
  const isMany = inputSpec(typesOf(graph, registry), record, to.input)?.arity === 'many';
  return isMany ? [...edgesIn(record.inputs[to.input]), { from }] : { from };
}

/** Port type of an output; `undefined` when there is no such node, port or graph input. */
export function findOutput(graph: Graph, registry: Registry, from: string, subgraph?: string): PortType | undefined {
  return typesOf(graph, registry).outputType(partOf(graph, subgraph), from);
}

/** Whether `target` is fed, through any number of edges, from `start`; also when they are the same node. */
function reaches(graph: GraphPart, start: string, target: string): boolean {
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
  graph: GraphPart,
  registry: Registry,
  from: string,
  source: PortType,
  to: InputPlace,
  target: PortType,
): Fix | undefined {
  // What costs nothing comes first: nobody wants a generation call where a plain conversion would do.
  const types = [...registry.values()]
    .filter((type) => variablesOf(type).length === 0)
    .sort((a, b) => Number(a.effect !== 'pure') - Number(b.effect !== 'pure'));
  for (const type of types) {
    const output = Object.entries(type.outputs).find(([, spec]) =>
      accepts(target, (spec as NodeType['outputs'][string]).type),
    );
    const input = convertibleInput(type, source);
    if (!output || !input) continue;
    const where = to.graph === undefined ? {} : { graph: to.graph };
    let id = type.type.split('/')[1]!;
    for (let n = 2; graph.nodes.has(id); n++) id = `${type.type.split('/')[1]}-${n}`;
    return {
      label: `insert ${type.title}`,
      ops: [
        {
          op: 'add-node',
          id,
          node: { type: type.type, version: type.version, inputs: { [input]: { from } } },
          ...where,
        },
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
