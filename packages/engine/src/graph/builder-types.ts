import type { InputSpec, Inputs, NodeDefinition, OutputSpec, Outputs } from '../node/define-node.ts';
import type { PortType } from '../node/port-type.ts';
import type { GraphDocument, GraphInput } from './document.ts';

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
  ? readonly OutRef<Wired<S['type']>['accepts'] | `${Wired<S['type']>['accepts']}[]`>[]
  : Wired<S['type']>['literal'] | OutRef<Wired<S['type']>['accepts']>;

/** What an input takes while it is named in `each`. */
type ListArgument<S extends InputSpec> =
  | readonly Wired<S['type']>['literal'][]
  | OutRef<`${Wired<S['type']>['accepts']}[]`>;

type OptionalNames<I extends Inputs> = {
  [K in keyof I]: I[K] extends InputSpec<PortType, 'one', false> ? never : K;
}[keyof I];

/** What `add` takes for a node type: required inputs must be there, misspelt ones do not compile; those in `each` take lists. */
export type InputArguments<I extends Inputs, Listed extends string = never> = {
  readonly [K in Exclude<keyof I, OptionalNames<I> | Listed>]: InputArgument<I[K]>;
} & {
  readonly [K in Exclude<OptionalNames<I>, Listed>]?: InputArgument<I[K]> | undefined;
} & {
  readonly [K in Extract<keyof I, Listed>]: ListArgument<I[K]>;
};

/** Names that may stand in `each`: inputs that take one value. */
type SingleNames<I extends Inputs> = { [K in keyof I]: I[K]['arity'] extends 'many' ? never : K }[keyof I] & string;

/** Groups of inputs as `each` of a node of this type may hold them. */
export type EachOf<I extends Inputs> = readonly (readonly SingleNames<I>[])[];

// The type of a variable is only known when the graph is looked at, so its outputs fit anywhere.
type NameOf<T> =
  T extends PortType<infer _V, infer _L, infer N, infer A>
    ? string extends A
      ? never
      : `${string}[]` extends A
        ? never
        : N
    : never;

type OutRefs<O extends Outputs, Listed extends string = never> = {
  readonly [K in keyof O]: O[K] extends OutputSpec<infer T>
    ? OutRef<[Listed] extends [never] ? NameOf<T> : `${NameOf<T>}[]`>
    : never;
};

/** A node that was added: its outputs, ready to be wired; each a list when the node runs once per item. */
export interface AddedNode<O extends Outputs, Listed extends string = never> {
  readonly id: string;
  readonly out: OutRefs<O, Listed>;
}

/** Where a node stands and how it runs. */
export interface AddOptions<E extends readonly (readonly string[])[] = readonly (readonly string[])[]> {
  /** Position on the canvas, px; nodes without one are laid out by the editor. */
  readonly at?: readonly [x: number, y: number] | undefined;
  /** Runs the node once per item: inputs of one group walk together, groups are multiplied, the first one slowest. */
  readonly each?: E | undefined;
  /** Bypasses the node. */
  readonly off?: boolean | undefined;
}

/** An input of a graph as scripts declare it: by the name of its port type, or by the port type itself. */
export type DeclaredInput = Omit<GraphInput, 'type'> & { readonly type: string | PortType };

/** A subgraph that was built: can be added as a node and folded. */
export interface SubgraphDefinition<I extends Inputs = Inputs, O extends Outputs = Outputs> {
  readonly type: `graph/${string}`;
  readonly version: 1;
  readonly name: string;
  /** Names of its outputs. */
  readonly ports: readonly string[];
  /** Only for inference; never present. */
  readonly inputs?: I;
  /** Only for inference; never present. */
  readonly outputs?: O;
}

type Declared = { readonly [name: string]: DeclaredInput };
type Named<T> = T extends string ? PortType<unknown, GraphInput['default'] & {}, T, T> : T extends PortType ? T : never;

/** Inputs of a subgraph, as specs of the node that runs it. */
export type InputsFrom<D extends Declared> = {
  readonly [K in keyof D]: InputSpec<
    Named<D[K]['type']>,
    'one',
    D[K] extends { readonly default: unknown } ? true : false
  >;
};

/** References to the inputs of a subgraph, for its inside. */
export type RefsTo<D extends Declared> = { readonly [K in keyof D]: OutRef<NameOf<Named<D[K]['type']>>> };

/** What the inside of a subgraph hands out. */
export type Refs = { readonly [name: string]: OutRef };

/** Outputs of a subgraph, as specs of the node that runs it. */
export type OutputsFrom<R extends Refs> = {
  readonly [K in keyof R]: R[K] extends OutRef<infer N> ? OutputSpec<PortType<unknown, never, N, N>> : never;
};

/** Inputs of a subgraph whose types were not told to the compiler. */
export type AnyInputs = { readonly [name: string]: InputSpec<PortType<unknown, unknown, string, string>, 'one', true> };
/** Outputs of a subgraph whose types were not told to the compiler. */
export type AnyOutputs = { readonly [name: string]: OutputSpec<PortType<unknown, never, never, never>> };

/** What a fold takes: a list of items, the first state, and the other inputs of the subgraph. */
export type FoldArguments<I extends Inputs> = InputArguments<Omit<I, 'item'>> & {
  readonly items: I extends { readonly item: InputSpec } ? ListArgument<I['item']> : OutRef | readonly unknown[];
};

/** What a fold gives: the last state, and lists of everything else. */
export type FoldedNode<O extends Outputs> = {
  readonly id: string;
  readonly out: OutRefs<Pick<O, 'state' & keyof O>> & OutRefs<Omit<O, 'state'>, 'item'>;
};

/** Builds one graph of a document. */
export interface PartBuilder {
  /**
   * Adds a node.
   *
   * @param type - a node type, or a subgraph built before
   * @param options - `at`, `each` and `off`; or a position alone
   * @throws RangeError when the id is taken, reserved or malformed
   */
  add<I extends Inputs, O extends Outputs, const E extends EachOf<I> = readonly []>(
    id: string,
    type:
      | NodeDefinition<I, O, never>
      | { readonly inputs: I; readonly outputs: O; readonly type: string; readonly version: number }
      | SubgraphDefinition<I, O>,
    inputs: InputArguments<I, E[number][number]>,
    options?: AddOptions<E> | readonly [x: number, y: number],
  ): AddedNode<O, E[number][number]>;
  /**
   * Runs a subgraph once per item, handing its output `state` on to its input `state` of the next round.
   *
   * @param definition - with inputs `item` and `state` and an output `state`
   * @throws RangeError when the id is taken, reserved or malformed
   */
  fold<I extends Inputs, O extends Outputs>(
    id: string,
    definition: SubgraphDefinition<I, O>,
    inputs: FoldArguments<I>,
    options?: Omit<AddOptions, 'each'> | readonly [x: number, y: number],
  ): FoldedNode<O>;
  /** Declares an input of the graph and gives the reference to wire it; in text it is `{{name}}`. */
  input<const D extends DeclaredInput>(name: string, input: D): OutRef<NameOf<Named<D['type']>>>;
  /** Declares an output of the graph. */
  output(name: string, ref: OutRef): void;
}

/** Builds the same document that the editor saves. */
export interface GraphBuilder extends PartBuilder {
  /**
   * Adds a subgraph and gives its definition, to be added as a node any number of times.
   *
   * @param inputs - its inputs; declared here they are known to the compiler
   * @param build - builds its inside and may hand out its outputs by name; those are then known to the compiler
   * @throws RangeError when the name is taken or malformed
   */
  subgraph<const D extends Declared, R extends Refs>(
    name: string,
    inputs: D,
    build: (sub: PartBuilder, inputs: RefsTo<D>) => R,
  ): SubgraphDefinition<InputsFrom<D>, OutputsFrom<R>>;
  /** The same with inputs declared inside, by `sub.input`: what is wired to them is checked when the graph is validated. */
  subgraph<R extends Refs>(name: string, build: (sub: PartBuilder) => R): SubgraphDefinition<AnyInputs, OutputsFrom<R>>;
  /** The same with outputs declared inside, by `sub.output`. */
  subgraph(name: string, build: (sub: PartBuilder) => void): SubgraphDefinition<AnyInputs, AnyOutputs>;
  build(): GraphDocument;
}
