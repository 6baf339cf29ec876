import type { Issue } from '../errors.ts';
import type { Host } from '../host.ts';
import type { InputMend } from './mend.ts';
import type { PortType } from './port-type.ts';
import type { Buy, PaidCall, Price } from './purchase.ts';

/** How many values an input takes. */
export type Arity = 'one' | 'optional' | 'many';

/** Shown beside the input and checked at validation. Ranges include both ends. */
export interface InputOptions<L> {
  readonly default?: L;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  /** What people decide first: editors show it also while it is left at its default. */
  readonly isMain?: boolean;
}

/** How an edge of an input is treated while the graph is evaluated. */
export interface EdgeOptions {
  /** What feeds the input runs only if `choose` names it. */
  readonly lazy?: boolean;
  /** For inputs that take many: values arrive as `{ name, value }`, named by `as` or the node they come from. */
  readonly named?: boolean;
  /** The input takes lists some of whose items failed; such items are `FailedItem`s. */
  readonly tolerant?: boolean;
}

/** One input of a node type. */
export interface InputSpec<
  T extends PortType = PortType,
  A extends Arity = Arity,
  HasDefault extends boolean = boolean,
> {
  readonly type: T;
  readonly arity: A;
  readonly doc: string;
  readonly options: InputOptions<unknown> & EdgeOptions;
  /** Only for inference: whether a default makes the input optional for callers. */
  readonly hasDefault: HasDefault;
}

/** One output of a node type. */
export interface OutputSpec<T extends PortType = PortType> {
  readonly type: T;
  readonly doc: string;
}

type LiteralOf<T> = T extends PortType<infer _V, infer L> ? L : never;
type ValueOf<T> = T extends PortType<infer V> ? V : never;

/** An input that always has a value: wired, typed in, or its default. */
export function one<T extends PortType>(
  type: T,
  doc: string,
  options: InputOptions<LiteralOf<T>> & EdgeOptions & { readonly default: LiteralOf<T> },
): InputSpec<T, 'one', true>;
export function one<T extends PortType>(
  type: T,
  doc: string,
  options?: InputOptions<LiteralOf<T>> & EdgeOptions & { readonly default?: undefined },
): InputSpec<T, 'one', false>;
export function one(type: PortType, doc: string, options: InputOptions<unknown> & EdgeOptions = {}): InputSpec {
  return { type, arity: 'one', doc, options, hasDefault: options.default !== undefined };
}

/** An input that may be left out; nodes then see `undefined`. */
export const optional = <T extends PortType>(
  type: T,
  doc: string,
  options: Omit<InputOptions<LiteralOf<T>>, 'default'> & EdgeOptions = {},
): InputSpec<T, 'optional', false> => ({
  type,
  arity: 'optional',
  doc,
  options,
  hasDefault: false,
});

/** An input fed by any number of edges, in order; nodes see an array. `min` and `max` bound the count. */
export const many = <T extends PortType>(
  type: T,
  doc: string,
  options: { readonly min?: number; readonly max?: number } & EdgeOptions = {},
): InputSpec<T, 'many', false> => ({
  type,
  arity: 'many',
  doc,
  options,
  hasDefault: false,
});

/** An output of a node type. */
export const out = <T extends PortType>(type: T, doc: string): OutputSpec<T> => ({ type, doc });

export type Inputs = { readonly [name: string]: InputSpec };
export type Outputs = { readonly [name: string]: OutputSpec };

/** What `run` receives for a set of inputs. */
export type InputValues<I extends Inputs> = {
  readonly [K in keyof I]: I[K]['arity'] extends 'many'
    ? readonly ValueOf<I[K]['type']>[]
    : I[K]['arity'] extends 'optional'
      ? ValueOf<I[K]['type']> | undefined
      : ValueOf<I[K]['type']>;
};

/** A value of a `named` input. `value` is absent while a lazy edge was not chosen. */
export interface NamedValue<V = unknown> {
  readonly name: string;
  readonly value?: V;
}

/** Which lazy edges a node needs: `true` for a single one, positions for an input that takes many. */
export type Choice = { readonly [input: string]: true | readonly number[] };

/** Returned by `run` instead of outputs: what hangs on the node does not run, and nothing has failed. */
export class Halt {
  /** `stopped`: as the graph asks, for instance by a gate. `waiting`: a person has to act first. */
  readonly kind: 'stopped' | 'waiting';
  readonly message: string;
  constructor(kind: Halt['kind'], message: string) {
    this.kind = kind;
    this.message = message;
  }
}

/** What `run` returns for a set of outputs. */
export type OutputValues<O extends Outputs> = { readonly [K in keyof O]: ValueOf<O[K]['type']> };

/** Buys through the ledger; only for nodes that are `paid`. */
export interface Purchases {
  /**
   * Buys a call once, whatever happens, and only within what the run may spend.
   *
   * @throws NodeError as `Ledger.buy` does; `capability-missing` when the session has no ledger
   */
  readonly buy: Buy;
}

/** The parts of the surroundings that a node can ask for. */
export interface Capabilities extends Pick<Host, 'assets' | 'files' | 'media' | 'clock' | 'threads'> {
  readonly purchases: Purchases;
}
export type Capability = keyof Capabilities;

/** What a running node may use besides its inputs. */
export interface RunContext<C extends Capability = Capability> {
  /** Only the capabilities named in `needs`. */
  readonly host: Pick<Capabilities, C>;
  /** Aborted when the run is cancelled; pass it to everything that waits. */
  readonly signal: AbortSignal;
  /** Reports progress, 0..1. */
  readonly progress: (fraction: number, note?: string) => void;
}

/** A problem with the inputs of one node; the engine adds the node's id and makes a fix of the mend. */
export type InputIssue = {
  readonly input: string;
  readonly message: string;
  readonly mend?: InputMend;
} & Partial<Pick<Issue, 'severity' | 'code' | 'fix'>>;

interface NodeCommon<I extends Inputs, O extends Outputs> {
  /** `group/name`. */
  readonly type: string;
  /** Part of every key: raise it whenever the same inputs would give other outputs. */
  readonly version: number;
  readonly title: string;
  /** One sentence for the palette. */
  readonly doc?: string;
  /** More words the palette finds it by. */
  readonly tags?: readonly string[];
  readonly inputs: I;
  readonly outputs: O;
  /** Custom body in the editor, by name. */
  readonly editor?: string;
  /** Brings inputs of an older version up to the one after it; index 0 takes version 1. */
  readonly migrations?: readonly ((inputs: Record<string, unknown>) => Record<string, unknown>)[];
  /**
   * Rules across fields, as data. Also called while some values are not known yet: those are `undefined`.
   */
  readonly check?: (inputs: Partial<InputValues<I>>) => readonly InputIssue[];
  /**
   * Which lazy edges are needed, told from the other inputs. `names` are those of the edges of every lazy input, in order.
   *
   * @throws NodeError `input-invalid`
   */
  readonly choose?: (inputs: Partial<InputValues<I>>, names: { readonly [input: string]: readonly string[] }) => Choice;
}

type Returned<O extends Outputs> = OutputValues<O> | Halt;

/** Cheap and without side effects; runs at plan time too. */
export interface PureNode<I extends Inputs, O extends Outputs, C extends Capability> extends NodeCommon<I, O> {
  readonly effect: 'pure';
  readonly needs?: readonly C[];
  readonly run: (inputs: InputValues<I>, context: RunContext<C>) => Returned<O> | Promise<Returned<O>>;
}

/** Costs time: rendering, analysis. Runs only in a run, and its result is kept under its key. */
export interface ComputeNode<I extends Inputs, O extends Outputs, C extends Capability> extends NodeCommon<I, O> {
  readonly effect: 'compute';
  readonly needs?: readonly C[];
  /** Pool whose limit holds; default `cpu`. */
  readonly pool?: string;
  /** Longest a single attempt may take, ms; default: no limit. */
  readonly timeoutMs?: number;
  /** What the outputs will look like, so that the plan can go on; `unknown` where it cannot be said. */
  readonly predict: (inputs: InputValues<I>) => { readonly [K in keyof O]: ValueOf<O[K]['type']> | Unknown };
  readonly run: (inputs: InputValues<I>, context: RunContext<C>) => Returned<O> | Promise<Returned<O>>;
}

/** Costs money: what it buys goes through the ledger. Where nothing is to pay it runs like a compute node. */
export interface PaidNode<I extends Inputs, O extends Outputs, C extends Capability>
  extends Omit<ComputeNode<I, O, C>, 'effect'> {
  readonly effect: 'paid';
  /**
   * What the node will spend on these inputs; `undefined` when it will buy nothing, such as with a free model. Then the node runs in its
   * pool; otherwise only the ledger holds it back. Called for inputs that passed `check`.
   */
  readonly price: (inputs: InputValues<I>) => Price | undefined;
  /**
   * The call it is going to make, where that can be told beforehand: a plan then sees what was bought already, or is under way.
   * Called like `price`.
   */
  readonly call?: (inputs: InputValues<I>) => PaidCall | undefined;
}

export type NodeDefinition<I extends Inputs, O extends Outputs, C extends Capability> =
  | PureNode<I, O, C>
  | ComputeNode<I, O, C>
  | PaidNode<I, O, C>;

/** A value that cannot be known before the node has run. Pure nodes fed with it give it. */
export interface Unknown {
  readonly unknown: true;
}
export const unknown: Unknown = Object.freeze({ unknown: true });
export const isUnknown = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && 'unknown' in value && value.unknown === true;

/** The erased form that registries, plans and schedulers handle. */
// biome-ignore lint/suspicious/noExplicitAny: one erased type, so that nothing else needs it
export type NodeType = NodeDefinition<any, any, any>;

const TYPE_PATTERN = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;

/**
 * Declares a node type. Inputs, host and the value `run` returns are inferred from the declaration.
 *
 * @throws TypeError when the type is not `group/name`, the version is not a positive integer, migrations do not fit it, or a node that is
 * not paid needs purchases
 */
export function defineNode<const I extends Inputs, const O extends Outputs, const C extends Capability = never>(
  definition: NodeDefinition<I, O, C>,
): NodeDefinition<I, O, C> {
  const { type, version, effect, needs = [], migrations = [] } = definition;
  if (!TYPE_PATTERN.test(type)) throw new TypeError(`node type "${type}" must be written group/name in lower case`);
  if (!Number.isInteger(version) || version < 1)
    throw new TypeError(`${type}: version must be a positive integer, got ${version}`);
  if (migrations.length !== version - 1) {
    throw new TypeError(`${type}: version ${version} needs ${version - 1} migrations, got ${migrations.length}`);
  }
  if (effect !== 'paid' && (needs as readonly string[]).includes('purchases'))
    throw new TypeError(`${type}: only a node whose effect is "paid" can need purchases`);
  return definition;
}
