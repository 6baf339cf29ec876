import type { Arity, EdgeOptions, InputOptions, NodeType } from '../node/define-node.ts';
import type { PortType, Widget } from '../node/port-type.ts';
import type { Registry } from '../node/registry.ts';

/** A port type as plain data: what an editor needs to draw and to type in, without schemas and functions. */
export interface PortTypeData {
  readonly name: string;
  readonly accepts: readonly string[];
  readonly colour: string;
  readonly widget?: Widget;
  readonly options?: readonly string[];
  readonly unit?: string;
  readonly templates: boolean;
  readonly mentions: boolean;
  /** Whether a document may hold a literal instead of an edge. */
  readonly literal: boolean;
  /** Whether values are lazy and can be rendered into an asset. */
  readonly lazy: boolean;
  readonly converts: boolean;
  /** Set on lists: the type of their items. */
  readonly element?: PortTypeData;
  /** Set where any type may be wired; the same name in one node is the same type. */
  readonly variable?: string;
}

export interface InputData {
  readonly type: PortTypeData;
  readonly arity: Arity;
  readonly doc: string;
  readonly options: InputOptions<unknown> & EdgeOptions;
  readonly hasDefault: boolean;
}

export interface OutputData {
  readonly type: PortTypeData;
  readonly doc: string;
}

/** A node type as plain data. */
export interface NodeTypeData {
  readonly type: string;
  readonly version: number;
  readonly title: string;
  readonly doc?: string;
  readonly tags?: readonly string[];
  readonly effect: NodeType['effect'];
  readonly editor?: string;
  readonly inputs: { readonly [input: string]: InputData };
  readonly outputs: { readonly [port: string]: OutputData };
}

/** A registry as plain data, in its order: it crosses a worker or a connection. */
export function describeRegistry(registry: Registry): readonly NodeTypeData[] {
  return [...registry.values()].map(describeNode);
}

/** A node type as plain data, be it of a registry or made by a document. */
export function describeNode(definition: NodeType): NodeTypeData {
  const { type, version, title, doc, tags, effect, editor } = definition;
  const inputs = Object.entries(definition.inputs as Record<string, NodeType['inputs'][string]>).map(
    ([name, { type, arity, doc, options, hasDefault }]) => [
      name,
      { type: describeType(type), arity, doc, options, hasDefault },
    ],
  );
  const outputs = Object.entries(definition.outputs as Record<string, NodeType['outputs'][string]>).map(
    ([name, { type, doc }]) => [name, { type: describeType(type), doc }],
  );
  return {
    type,
    version,
    title,
    effect,
    ...(doc !== undefined && { doc }),
    ...(tags && { tags }),
    ...(editor !== undefined && { editor }),
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
  };
}

/** A port type as plain data. */
export function describeType(type: PortType): PortTypeData {
  const { name, accepts, colour, widget, options, unit, templates = false, mentions = false, element, variable } = type;
  return {
    name,
    accepts,
    colour,
    templates,
    mentions,
    literal: type.literal !== undefined,
    lazy: type.materialise !== undefined,
    converts: type.convert !== undefined,
    ...(widget && { widget }),
    ...(options && { options }),
    ...(unit !== undefined && { unit }),
    ...(element && { element: describeType(element) }),
    ...(variable !== undefined && { variable }),
  };
}

/**
 * A registry that knows shapes only: enough for `canConnect`, `connected`, `findOutput` and `typesOf` on the side that has the
 * description. Its nodes cannot run and its types check no values, so it must not reach a session.
 */
export function toShapes(types: readonly NodeTypeData[]): Registry {
  const revive = <T extends { readonly type: PortTypeData }>(specs: { readonly [name: string]: T }) =>
    Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, { ...spec, type: toShape(spec.type) }]));
  const shapes = types.map((data) => [
    data.type,
    { ...data, inputs: revive(data.inputs), outputs: revive(data.outputs) },
  ]);
  return new Map(shapes as never);
}

/** Takes everything; lists of it take everything too. */
const ANYTHING = { safeParse: (data: unknown) => ({ success: true, data }), array: () => ANYTHING };

function toShape({ literal, lazy, converts, element, ...data }: PortTypeData): PortType {
  return {
    ...data,
    schema: ANYTHING as never,
    ...(literal && { literal: ANYTHING as never }),
    ...(lazy && { materialise: async (value: unknown) => value }),
    ...(converts && { convert: (value: unknown) => value }),
    ...(element && { element: toShape(element) }),
  };
}
