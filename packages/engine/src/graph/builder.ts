import type { DeclaredInput, GraphBuilder, OutRef, PartBuilder, Refs, SubgraphDefinition } from './builder-types.ts';
import {
  type Each,
  type Edge,
  FOLD_TYPE,
  FORMAT_VERSION,
  type GraphBody,
  type GraphInput,
  type InputValue,
  type NodeRecord,
  SUBGRAPH_GROUP,
} from './document.ts';
import { checkId, type IdKind } from './ids.ts';

export type {
  AddedNode,
  AddOptions,
  DeclaredInput,
  FoldedNode,
  GraphBuilder,
  InputArguments,
  OutRef,
  PartBuilder,
  SubgraphDefinition,
} from './builder-types.ts';

/** Starts a graph. */
export function graph(options: { readonly title?: string } = {}): GraphBuilder {
  const { part, body } = openBuilder();
  const graphs: Record<string, GraphBody> = {};
  const subgraph = (name: string, ...[first, second]: readonly unknown[]): SubgraphDefinition => {
    claim(name, graphs, 'subgraph');
    const sub = openBuilder();
    const declared = Object.entries(second === undefined ? {} : (first as Record<string, DeclaredInput>));
    const refs = declared.map(([input, spec]) => [input, sub.part.input(input, spec)] as const);
    const build = (second ?? first) as (part: PartBuilder, inputs: Refs) => Refs | undefined;
    const outputs = build(sub.part, Object.fromEntries(refs));
    for (const [output, ref] of Object.entries(outputs ?? {})) sub.part.output(output, ref);
    // Again: the same name may have been given inside.
    claim(name, graphs, 'subgraph');
    graphs[name] = sub.body();
    return { type: `${SUBGRAPH_GROUP}${name}`, version: 1, name, ports: Object.keys(graphs[name].outputs ?? {}) };
  };
  return {
    ...part,
    subgraph: subgraph as GraphBuilder['subgraph'],
    build() {
      const { layout, ...rest } = body();
      return {
        shotgraph: FORMAT_VERSION,
        ...(options.title !== undefined && { title: options.title }),
        ...rest,
        ...(Object.keys(graphs).length > 0 && { graphs: { ...graphs } }),
        ...(layout && { layout }),
      };
    },
  };
}

interface AnyType {
  readonly type: string;
  readonly version: number;
  readonly outputs?: object;
  readonly ports?: readonly string[];
}
interface AnyOptions {
  readonly at?: readonly [number, number];
  readonly each?: Each;
  readonly off?: boolean;
}

function openBuilder(): { readonly part: PartBuilder; body(): GraphBody } {
  const nodes: Record<string, NodeRecord> = {};
  const inputs: Record<string, GraphInput> = {};
  const outputs: Record<string, Edge> = {};
  const positions: Record<string, readonly [number, number]> = {};
  const add = (id: string, type: AnyType, given: object, options: AnyOptions | readonly [number, number] = {}) => {
    claim(id, nodes, 'node');
    const { at, each = [], off = false } = Array.isArray(options) ? { at: options } : (options as AnyOptions);
    const entries = Object.entries(given).filter(([, value]) => value !== undefined);
    nodes[id] = {
      type: type.type,
      version: type.version,
      ...(each.length > 0 && { each }),
      ...(off && { off }),
      inputs: Object.fromEntries(entries.map(([name, value]) => [name, toInputValue(value)])),
    };
    if (at) positions[id] = at as readonly [number, number];
    const ports = type.ports ?? Object.keys(type.outputs ?? {});
    return { id, out: Object.fromEntries(ports.map((port) => [port, outRef(`${id}.${port}`)])) };
  };
  const fold = (id: string, { name, ports }: SubgraphDefinition, given: object, options?: AnyOptions) =>
    add(id, { type: FOLD_TYPE, version: 1, ports }, { graph: name, ...given }, options);
  const part = {
    add,
    fold,
    input(name: string, { type, ...rest }: DeclaredInput) {
      claim(name, inputs, 'graph input');
      inputs[name] = { type: typeof type === 'string' ? type : type.name, ...rest };
      return outRef(`inputs.${name}`);
    },
    output(name: string, ref: OutRef) {
      claim(name, outputs, 'graph output');
      outputs[name] = { from: ref.from };
    },
  };
  const body = () => ({
    ...(Object.keys(inputs).length > 0 && { inputs: { ...inputs } }),
    ...(Object.keys(outputs).length > 0 && { outputs: { ...outputs } }),
    nodes: { ...nodes },
    ...(Object.keys(positions).length > 0 && { layout: { nodes: { ...positions } } }),
  });
  return { part: part as unknown as PartBuilder, body };
}

const outRef = <N extends string>(from: string, as?: string): OutRef<N> => ({
  from,
  ...(as !== undefined && { as }),
  named: (name) => outRef(from, name),
});

const isOutRef = (value: unknown): value is OutRef =>
  typeof value === 'object' && value !== null && 'named' in value && 'from' in value;

const toEdge = ({ from, as }: OutRef): Edge => ({ from, ...(as !== undefined && { as }) });

const toInputValue = (value: unknown): InputValue =>
  isOutRef(value)
    ? toEdge(value)
    : Array.isArray(value) && value.some(isOutRef)
      ? value.map((item) => toEdge(item as OutRef))
      : (value as InputValue);

function claim(id: string, taken: object, what: IdKind): void {
  checkId(what, id);
  if (Object.hasOwn(taken, id)) throw new RangeError(`${what} id "${id}" is taken; choose another`);
}
