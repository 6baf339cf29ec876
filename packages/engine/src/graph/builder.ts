import type { InputSpec, Inputs, NodeDefinition, NodeType, OutputSpec, Outputs } from '../node/define-node.ts';
import type { PortType } from '../node/port-type.ts';
import {
  type Edge,
  FORMAT_VERSION,
  type GraphDocument,
  type GraphInput,
  ID_PATTERN,
  type InputValue,
  RESERVED_IDS,
} from './document.ts';

/** An output to be wired: carries the name of its port type, so that the compiler refuses what `canConnect` would. */
export interface OutRef<Name extends string = string> {
  readonly from: string;
  readonly as?: string;
  /** Only for inference; never present. */
  readonly type?: Name;
  /** The same output under another name for mentions in prompts. */
  named(as: string): OutRef<Name>;
}

type Wired<T> = T extends PortType<infer _V, infer L, infer _N, infer A> ? { literal: L; accepts: A } : never;

type InputArgument<S extends InputSpec> = S['arity'] extends 'many'
  ? readonly OutRef<Wired<S['type']>['accepts']>[]
  : Wired<S['type']>['literal'] | OutRef<Wired<S['type']>['accepts']>;

type OptionalNames<I extends Inputs> = {
  [K in keyof I]: I[K] extends InputSpec<PortType, 'one', false> ? never : K;
}[keyof I];

/** What `add` takes for a node type: required inputs must be there, misspelt ones do not compile. */
export type InputArguments<I extends Inputs> = {
  readonly [K in Exclude<keyof I, OptionalNames<I>>]: InputArgument<I[K]>;
} & {
  readonly [K in OptionalNames<I>]?: InputArgument<I[K]> | undefined;
};

type OutRefs<O extends Outputs> = {
  readonly [K in keyof O]: O[K] extends OutputSpec<infer T> ? OutRef<T['name']> : never;
};

/** A node that was added: its outputs, ready to be wired. */
export interface AddedNode<O extends Outputs> {
  readonly id: string;
  readonly out: OutRefs<O>;
}

/** Builds the same document that the editor saves. */
export interface GraphBuilder {
  /**
   * Adds a node.
   *
   * @param at - position on the canvas, px; nodes without one are laid out by the editor
   * @throws RangeError when the id is taken, reserved or malformed
   */
  add<I extends Inputs, O extends Outputs>(
    id: string,
    type:
      | NodeDefinition<I, O, never>
      | { readonly inputs: I; readonly outputs: O; readonly type: string; readonly version: number },
    inputs: InputArguments<I>,
    at?: readonly [x: number, y: number],
  ): AddedNode<O>;
  /** Declares an input of the graph and gives the reference to wire it; in text it is `{{name}}`. */
  input<const T extends string>(name: string, input: GraphInput & { readonly type: T }): OutRef<T>;
  /** Declares an output of the graph. */
  output(name: string, ref: OutRef): void;
  build(): GraphDocument;
}

/** Starts a graph. */
export function graph(options: { readonly title?: string } = {}): GraphBuilder {
  const nodes: Record<string, GraphDocument['nodes'][string]> = {};
  const inputs: Record<string, GraphInput> = {};
  const outputs: Record<string, Edge> = {};
  const positions: Record<string, readonly [number, number]> = {};
  const add = (id: string, type: NodeType, given: Record<string, unknown>, at?: readonly [number, number]) => {
    claim(id, nodes, 'node');
    const entries = Object.entries(given).filter(([, value]) => value !== undefined);
    nodes[id] = {
      type: type.type,
      version: type.version,
      inputs: Object.fromEntries(entries.map(([name, value]) => [name, toInputValue(value)])),
    };
    if (at) positions[id] = at;
    return { id, out: Object.fromEntries(Object.keys(type.outputs).map((port) => [port, outRef(`${id}.${port}`)])) };
  };
  return {
    add: add as unknown as GraphBuilder['add'],
    input(name, input) {
      claim(name, inputs, 'graph input');
      inputs[name] = input;
      return outRef(`inputs.${name}`);
    },
    output(name, ref) {
      claim(name, outputs, 'graph output');
      outputs[name] = { from: ref.from };
    },
    build: () => ({
      shotgraph: FORMAT_VERSION,
      ...(options.title !== undefined && { title: options.title }),
      ...(Object.keys(inputs).length > 0 && { inputs: { ...inputs } }),
      ...(Object.keys(outputs).length > 0 && { outputs: { ...outputs } }),
      nodes: { ...nodes },
      ...(Object.keys(positions).length > 0 && { layout: { nodes: { ...positions } } }),
    }),
  };
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

function claim(id: string, taken: object, what: string): void {
  if (!ID_PATTERN.test(id) || (what === 'node' && RESERVED_IDS.has(id))) {
    throw new RangeError(`${what} id "${id}" must match ${ID_PATTERN.source} and not be reserved`);
  }
  if (Object.hasOwn(taken, id)) throw new RangeError(`${what} id "${id}" is taken; choose another`);
}
