import type { z } from 'zod';
import type { Host } from '../host.ts';

/** How an editor lets a literal be typed. */
export type Widget = 'text' | 'multiline' | 'number' | 'toggle' | 'select' | 'file' | 'json';

/** What a port type may use to turn literals into values and values into files. */
export interface ValueContext {
  readonly host: Host;
  readonly signal: AbortSignal;
  readonly progress: (fraction: number, note?: string) => void;
}

/**
 * What travels between ports: a name, a schema, and optionally how it is typed in, compared and turned into bytes.
 *
 * @typeParam Value - what nodes receive
 * @typeParam Literal - what a document may hold instead of an edge; `never` where only an edge can be
 * @typeParam Accepts - names of the port types whose values this one takes
 */
// biome-ignore lint/suspicious/noExplicitAny: the erased form that registries hold
export interface PortType<Value = any, Literal = any, Name extends string = string, Accepts extends string = string> {
  readonly name: Name;
  readonly schema: z.ZodType<Value>;
  /** Checks a literal; absent where only an edge can be. */
  readonly literal?: z.ZodType<Literal>;
  /** Types whose values are taken unchanged or by `convert`; always includes `name`. */
  readonly accepts: readonly Accepts[];
  readonly widget?: Widget;
  /** The allowed values of a `select`. */
  readonly options?: readonly string[];
  /** Unit of a number, as shown beside it: `s`, `mm`, `°`. */
  readonly unit?: string;
  /** Set on lists: the type of their items. */
  readonly element?: PortType;
  /** Set on a type variable: stands for the type of what is wired to the first input of that variable. */
  readonly variable?: string;
  /** CSS colour of ports and edges. */
  readonly colour: string;
  /** `{{name}}` in a literal stands for the graph input of that name. */
  readonly templates?: boolean;
  /** `@name` in a literal means an edge of the same node (prompts). */
  readonly mentions?: boolean;
  /** Text that is equal exactly for equal values; default: canonical JSON. Must not contain node ids or paths. */
  content?(value: Value): string;
  /** Turns a literal into a value by looking at the surroundings: a path into a file's content. */
  resolve?(literal: Literal, context: ValueContext): Promise<Value>;
  /** Makes a lazy value concrete: renders media into an asset. Graph outputs of this type become a step of their own. */
  materialise?(value: Value, context: ValueContext): Promise<Value>;
  /** Asset hashes a value names. */
  assets?(value: Value): readonly string[];
  /** Turns a value of another accepted type into one of this type. */
  convert?(value: unknown, from: string): Value;
}

type Options<V, L, N extends string, A extends string> = Partial<
  Omit<PortType<V, L, N, A>, 'name' | 'schema' | 'literal' | 'accepts' | 'element' | 'variable'>
> & { readonly accepts?: readonly A[] };

/** A port type that can only be wired. */
export function definePortType<V, const N extends string, const A extends string = never>(
  name: N,
  schema: z.ZodType<V>,
  options: Options<NoInfer<V>, never, N, A> & { readonly literal?: undefined },
): PortType<V, never, N, N | A>;
/** A port type whose literals may also be written in the document. */
export function definePortType<V, const N extends string, L, const A extends string = never>(
  name: N,
  schema: z.ZodType<V>,
  options: Options<NoInfer<V>, NoInfer<L>, N, A> & { readonly literal: z.ZodType<L> },
): PortType<V, L, N, N | A>;
export function definePortType(
  name: string,
  schema: z.ZodType,
  options: object & { readonly accepts?: readonly string[] },
): never {
  // The overloads above say what comes out; `never` fits them both.
  return { colour: '#888', ...options, name, schema, accepts: [name, ...(options.accepts ?? [])] } as never;
}

/** The same type shown with a unit, for inputs such as `Seconds`. */
export const withUnit = <V, L, N extends string, A extends string>(
  type: PortType<V, L, N, A>,
  unit: string,
): PortType<V, L, N, A> => ({ ...type, unit });

/** Whether values of `from` may be wired into `to`. */
export const accepts = (to: PortType, from: PortType): boolean =>
  to.accepts.includes(from.name) || (from.accepts.length > 1 && from.name !== to.name && isUnionWithin(from, to));

const isUnionWithin = (from: PortType, to: PortType): boolean =>
  from.accepts.filter((name) => name !== from.name).every((name) => to.accepts.includes(name)) &&
  from.convert === undefined;
