import { edgesIn, FOLD_TYPE, type GraphInput, type NodeRecord, parseFrom, SUBGRAPH_GROUP } from '../graph/document.ts';
import { type Graph, type GraphPart, graphInputs, graphOutputs } from '../graph/graph.ts';
import { orderSubgraphs } from '../graph/order.ts';
import type { InputSpec, NodeType, OutputSpec } from './define-node.ts';
import { ANY_TYPE, bypassType, eachType, foldType, handedOn } from './derived.ts';
import { listOf } from './list.ts';
import type { PortType } from './port-type.ts';
import { portTypesOf, type Registry } from './registry.ts';
import { substitute, variablesOf } from './variables.ts';

/** Deepest nesting of subgraphs in each other. */
export const MAX_SUBGRAPH_DEPTH = 32;

/** The node and port types of one document: those of the registry, and those its subgraphs make. */
export interface Types {
  /** Type of a node by itself, without `each` and `off`; `undefined` when it is not known. */
  definitionOf(record: NodeRecord): NodeType | undefined;
  /** Type of a node as its neighbours see it: bypassed when off, with lists where `each` says so. */
  outsideOf(record: NodeRecord): NodeType | undefined;
  /** The same two with type variables replaced by what is wired. */
  concreteOf(part: GraphPart, record: NodeRecord): Concrete | undefined;
  /** A port type by its name in documents; `name[]` is the list of it. */
  portType(name: string): PortType | undefined;
  /** Type of an output, type variables resolved; `undefined` when there is no such output. */
  outputType(part: GraphPart, from: string): PortType | undefined;
  /** Whether the document has such a subgraph and what keeps it from being used, if anything. */
  subgraphProblem(name: string): 'missing' | 'recursive' | 'too-deep' | undefined;
  /** Subgraphs that contain themselves, in the order of containment. */
  readonly cycle: readonly string[] | undefined;
  /** What keeps a fold from being typed. */
  foldProblem(record: NodeRecord): string | undefined;
  /** Forgets what was told about outputs: edges have changed. */
  forget(): void;
  /** Looks at the subgraphs again; a type whose inputs and outputs are as before stays the same object. */
  refresh(): void;
}

/** A node's type with its variables replaced: by itself, and as its neighbours see it. */
export interface Concrete {
  readonly inside: NodeType;
  readonly outside: NodeType;
  /** The list wired into this input would have to become a list of lists. */
  readonly nested?: string;
}

/** Looks up and infers the types of a document. Cheap when it has no subgraphs. */
export function typesOf(graph: Graph, registry: Registry): Types {
  const names = portTypesOf(registry);
  let memo = new WeakMap<GraphPart, Map<string, PortType | undefined>>();
  let subgraphs = new Map<string, { readonly signature: string; readonly type: NodeType }>();
  let folds = new Map<string, NodeType | string>();
  let depth: ReadonlyMap<string, number> = new Map();
  let cycle: readonly string[] | undefined;

  const portType = (name: string): PortType | undefined => {
    if (!name.endsWith('[]')) return names.get(name);
    const element = names.get(name.slice(0, -2));
    return element && !element.element ? listOf(element) : undefined;
  };

  const foldOf = (record: NodeRecord): NodeType | string => {
    const name = record.inputs.graph;
    if (typeof name !== 'string') return 'name the subgraph to run in its input "graph"';
    const subgraph = subgraphs.get(name);
    if (!subgraph) return `there is no subgraph "${name}" that can be run`;
    let fold = folds.get(name);
    if (fold === undefined) {
      fold = foldType(subgraph.type, name);
      folds.set(name, fold);
    }
    return fold;
  };

  const definitionOf = (record: NodeRecord): NodeType | undefined => {
    const { type } = record;
    if (type.startsWith(SUBGRAPH_GROUP)) return subgraphs.get(type.slice(SUBGRAPH_GROUP.length))?.type;
    if (type !== FOLD_TYPE) return registry.get(type);
    const fold = foldOf(record);
    return typeof fold === 'string' ? undefined : fold;
  };

  const outsideOf = (record: NodeRecord): NodeType | undefined => {
    const def = definitionOf(record);
    if (!def || (!record.each && !record.off)) return def;
    const inside = record.off ? bypassType(def, record.each) : def;
    return record.each ? eachType(inside, record.each) : inside;
  };

  const concreteOf = (part: GraphPart, record: NodeRecord) => {
    const def = definitionOf(record);
    if (!def) return undefined;
    const variables = variablesOf(def);
    let inside = def;
    let nested: string | undefined;
    if (variables.length > 0) {
      const outside = outsideOf(record)!;
      const replaced = variables.map((variable) => {
        const source = firstEdge(record, outside, variable);
        const type = (source && itemOf(outputType(part, source.from), source.taken)) ?? ANY_TYPE;
        if (type.element && usesListOf(def, variable)) nested ??= source!.input;
        return type;
      });
      inside = substitute(def, replaced);
    }
    const note = nested === undefined ? {} : { nested };
    if (!record.each && !record.off) return nested === undefined ? alone(inside) : { inside, outside: inside, nested };
    const pairs = record.off ? handedOn(def) : undefined;
    const outer = pairs ? bypassType(inside, record.each, pairs) : inside;
    // Of one item only what is handed on matters.
    if (pairs) inside = bypassType(inside, [], pairs);
    return { inside, outside: record.each ? eachType(outer, record.each) : outer, ...note };
  };

  const outputType = (part: GraphPart, from: string): PortType | undefined => {
    const known = memo.get(part) ?? new Map<string, PortType | undefined>();
    memo.set(part, known);
    return inferOutput(part, from, known, outsideOf, (input) => portType(input.type));
  };

  const derive = (name: string, part: GraphPart): void => {
    const inputs = Object.entries(graphInputs(part)).map(([input, spec]) => [input, toSpec(spec, portType(spec.type))]);
    const outputs = Object.entries(graphOutputs(part)).map(([output, { from }]) => [
      output,
      { type: outputType(part, from) ?? ANY_TYPE, doc: '' } satisfies OutputSpec,
    ]);
    const effect = [...part.nodes.values()].every((node) => (definitionOf(node)?.effect ?? 'pure') === 'pure')
      ? 'pure'
      : 'compute';
    const signature = JSON.stringify([
      graphInputs(part),
      outputs.map(([port, spec]) => [port, (spec as OutputSpec).type.name]),
      effect,
      part.header.title,
    ]);
    if (subgraphs.get(name)?.signature === signature) return;
    const type = {
      type: `${SUBGRAPH_GROUP}${name}`,
      version: 1,
      title: part.header.title ?? name,
      effect,
      inputs: Object.fromEntries(inputs),
      outputs: Object.fromEntries(outputs),
      predict: () => ({}),
      run: () => {
        throw new TypeError(`${name} is a subgraph; its nodes run, not it`);
      },
    } as NodeType;
    subgraphs.set(name, { signature, type });
    folds.delete(name);
  };

  const refresh = () => {
    memo = new WeakMap();
    if (graph.graphs.size === 0) {
      subgraphs = new Map();
      folds = new Map();
      depth = new Map();
      cycle = undefined;
      return;
    }
    const ordered = orderSubgraphs(graph);
    cycle = ordered.cycle;
    depth = ordered.depth;
    const usable = ordered.order.filter((name) => (depth.get(name) ?? 0) <= MAX_SUBGRAPH_DEPTH);
    for (const name of subgraphs.keys()) {
      if (usable.includes(name)) continue;
      subgraphs.delete(name);
      folds.delete(name);
    }
    for (const name of usable) derive(name, graph.graphs.get(name)!);
  };
  refresh();

  return {
    definitionOf,
    outsideOf,
    concreteOf,
    portType,
    outputType,
    subgraphProblem(name) {
      if (subgraphs.has(name)) return undefined;
      if (!graph.graphs.has(name)) return 'missing';
      return depth.has(name) ? 'too-deep' : 'recursive';
    },
    get cycle() {
      return cycle;
    },
    foldProblem(record) {
      const fold = foldOf(record);
      return typeof fold === 'string' ? fold : undefined;
    },
    forget: () => {
      memo = new WeakMap();
    },
    refresh,
  };
}

/** A type that is the same by itself and outside; one object per type. */
function alone(def: NodeType): Concrete {
  let concrete = concretes.get(def);
  if (!concrete) {
    concrete = { inside: def, outside: def };
    concretes.set(def, concrete);
  }
  return concrete;
}
const concretes = new WeakMap<NodeType, Concrete>();

const toSpec = ({ default: value, label }: GraphInput, type: PortType = ANY_TYPE): InputSpec => ({
  type,
  arity: 'one',
  doc: label ?? '',
  // Lists that lack items go in as they are: what is inside says whether it can do without.
  options: { tolerant: true, ...(value !== undefined && { default: value }) },
  hasDefault: value !== undefined,
});

/** How a variable's type follows from that of the edge it is read from, and how the output is made of it. */
interface Frame {
  readonly from: string;
  /** `list`: the edge is a list of it. `spread`: the edge is it, or a list of it. */
  readonly taken: 'item' | 'list' | 'spread';
  readonly given: 'item' | 'list';
}

/** Follows type variables against the edges until a type is known. One edge per node is followed: no recursion, any depth. */
function inferOutput(
  part: GraphPart,
  start: string,
  known: Map<string, PortType | undefined>,
  outsideOf: Types['outsideOf'],
  inputType: (input: GraphInput) => PortType | undefined,
): PortType | undefined {
  const frames: Frame[] = [];
  const visited = new Set<string>();
  let from = start;
  let type: PortType | undefined;
  for (;;) {
    if (known.has(from)) {
      type = known.get(from);
      break;
    }
    if (visited.has(from)) break;
    visited.add(from);
    const { node, port } = parseFrom(from);
    if (node === 'inputs') {
      const input = graphInputs(part)[port];
      type = input && inputType(input);
      break;
    }
    const record = part.nodes.get(node);
    const def = record && outsideOf(record);
    const output = def && Object.hasOwn(def.outputs, port) ? (def.outputs[port] as OutputSpec).type : undefined;
    const variable = output && (output.variable ?? output.element?.variable);
    if (!record || !def || variable === undefined) {
      type = output;
      break;
    }
    const source = firstEdge(record, def, variable);
    if (!source) {
      type = ANY_TYPE;
      break;
    }
    frames.push({ from, taken: source.taken, given: output!.element ? 'list' : 'item' });
    from = source.from;
  }
  if (frames.length === 0) {
    known.set(start, type);
    return type;
  }
  for (let frame = frames.pop(); frame; frame = frames.pop()) {
    const item = itemOf(type, frame.taken);
    type = item && frame.given === 'list' && item !== ANY_TYPE ? (item.element ? ANY_TYPE : listOf(item)) : item;
    known.set(frame.from, type);
  }
  return type;
}

/** The type a variable stands for, given that of the edge it is read from. */
function itemOf(type: PortType | undefined, taken: Frame['taken']): PortType | undefined {
  if (type === undefined || type === ANY_TYPE || taken === 'item') return type;
  return taken === 'list' ? (type.element ?? ANY_TYPE) : (type.element ?? type);
}

/** Whether lists stand for their items in an input: not where each edge has a meaning of its own. */
export const spreads = ({ arity, options }: InputSpec): boolean => arity === 'many' && !options.lazy && !options.named;

/** Whether a type has ports that take or give lists of a variable. */
const usesListOf = (def: NodeType, variable: string): boolean =>
  [...Object.values(def.inputs), ...Object.values(def.outputs)].some(
    (spec) => (spec as OutputSpec).type.element?.variable === variable,
  );

function firstEdge(
  record: NodeRecord,
  def: NodeType,
  variable: string,
): { readonly input: string; readonly from: string; readonly taken: Frame['taken'] } | undefined {
  for (const [name, spec] of Object.entries(def.inputs as { readonly [name: string]: InputSpec })) {
    if ((spec.type.variable ?? spec.type.element?.variable) !== variable) continue;
    const [edge] = edgesIn(record.inputs[name]);
    if (edge)
      return { input: name, from: edge.from, taken: spec.type.element ? 'list' : spreads(spec) ? 'spread' : 'item' };
  }
  return undefined;
}
