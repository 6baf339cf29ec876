import type { Each } from '../graph/document.ts';
import type { InputSpec, NodeType, OutputSpec } from './define-node.ts';
import { ANYTHING, listOf } from './list.ts';
import { accepts, type PortType } from './port-type.ts';

type Specs = { readonly [name: string]: InputSpec };
type Ports = { readonly [port: string]: OutputSpec };

/** A node type as its neighbours see it while `each` is on: the inputs named take lists, and every output is a list. */
export function eachType(def: NodeType, each: Each): NodeType {
  const names = new Set(each.flat().filter((name) => Object.hasOwn(def.inputs, name) && isWalkable(def.inputs[name])));
  const key = [...names].sort().join();
  const known = eachTypes.get(def)?.get(key);
  if (known) return known;
  const inputs = Object.entries(def.inputs as Specs).map(([name, spec]) => [
    name,
    names.has(name) ? asList(spec) : spec,
  ]);
  const outputs = Object.entries(def.outputs as Ports).map(([port, spec]) => [
    port,
    spec.type.element ? spec : { ...spec, type: listOf(spec.type) },
  ]);
  const { check: _, choose: __, ...rest } = def;
  const made = { ...rest, inputs: Object.fromEntries(inputs), outputs: Object.fromEntries(outputs) } as NodeType;
  eachTypes.set(def, (eachTypes.get(def) ?? new Map()).set(key, made));
  return made;
}
const eachTypes = new WeakMap<NodeType, Map<string, NodeType>>();

/** Whether an input can be given item by item: not the subgraph to run, from which follows what the node is. */
export const isWalkable = (spec: InputSpec | undefined): boolean =>
  spec !== undefined && spec.arity !== 'many' && !spec.options.lazy && !spec.type.element && spec.type !== SubgraphName;

/** An input that takes a list in place of a single value; required where it would have had a default, since a list replaces it. */
function asList({ type, doc, options: { min, max, unit } }: InputSpec): InputSpec {
  const range = {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(unit !== undefined && { unit }),
  };
  return { type: listOf(type), arity: 'one', doc, options: { ...range, tolerant: true }, hasDefault: false };
}

/** Type of what stands in the place of a node that is off. */
export const BYPASS_TYPE = 'graph/bypass';

/** Which input a bypassed node hands on through each of its outputs: the first whose values the output's type takes. */
export function handedOn(def: NodeType): ReadonlyMap<string, string> {
  const inputs = Object.entries(def.inputs as Specs);
  const pairs = Object.entries(def.outputs as Ports).flatMap(([port, { type }]) => {
    const found = inputs.find(
      ([, spec]) => sameVariable(spec.type, type) || (accepts(type, spec.type) && !type.variable),
    );
    return found ? [[port, found[0]] as const] : [];
  });
  return new Map(pairs);
}

const sameVariable = (a: PortType, b: PortType) => a.variable !== undefined && a.variable === b.variable;

/**
 * A node type that hands its inputs on unchanged: what a node is while it is off.
 *
 * @param pairs - which input each output hands on, told from the type before its variables were replaced
 */
export function bypassType(
  def: NodeType,
  each: Each = [],
  pairs: ReadonlyMap<string, string> = handedOn(def),
): NodeType {
  const key = JSON.stringify(each);
  const known = bypassTypes.get(def)?.get(key);
  if (known) return known;
  const wanted = new Set([...pairs.values(), ...each.flat()]);
  const inputs = Object.entries(def.inputs as Specs)
    .filter(([name]) => wanted.has(name))
    .map(([name, spec]) => [
      name,
      { ...spec, options: { tolerant: true, ...(spec.hasDefault && { default: spec.options.default }) } },
    ]);
  const outputs = Object.entries(def.outputs as Ports).filter(([port]) => pairs.has(port));
  const made: NodeType = {
    type: BYPASS_TYPE,
    version: 1,
    title: def.title,
    effect: 'pure',
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    run: (values: Record<string, unknown>) =>
      Object.fromEntries([...pairs].map(([port, input]) => [port, first(values[input], def.inputs[input].arity)])),
  };
  bypassTypes.set(def, (bypassTypes.get(def) ?? new Map()).set(key, made));
  return made;
}
const bypassTypes = new WeakMap<NodeType, Map<string, NodeType>>();

const first = (value: unknown, arity: string) => (arity === 'many' ? (value as readonly unknown[])[0] : value);

/** A type for outputs whose source cannot be found: everything about them is reported where they stand. */
export const ANY_TYPE: PortType = { name: 'unknown', schema: ANYTHING, accepts: ['unknown'], colour: '#888' };

/** The literal that names a subgraph. */
const SubgraphName: PortType = {
  name: 'subgraph',
  schema: { safeParse: (data: unknown) => ({ success: true, data }) } as never,
  literal: {
    safeParse: (data: unknown) =>
      typeof data === 'string'
        ? { success: true, data }
        : { success: false, error: { issues: [{ message: 'name a subgraph of the document', path: [] }] } },
  } as never,
  accepts: ['subgraph'],
  widget: 'select',
  colour: '#9e9e9e',
};

/**
 * The node type of a fold over a subgraph: `items` are handed in one after the other as `item`, `state` goes from round to round.
 *
 * @returns a sentence saying what the subgraph lacks when it cannot be folded over
 */
export function foldType(subgraph: NodeType, name: string): NodeType | string {
  const { item, state, ...others } = subgraph.inputs as Specs;
  const { state: result, ...rest } = subgraph.outputs as Ports;
  if (!item || !state || !result)
    return `subgraph "${name}" needs the inputs "item" and "state" and the output "state" to be folded over`;
  const outputs = Object.entries(rest).map(([port, spec]) => [port, { ...spec, type: listOf(spec.type) }]);
  return {
    ...subgraph,
    type: 'flow/fold',
    title: `Fold ${subgraph.title}`,
    doc: 'Runs a subgraph once per item, handing its state on to the next round.',
    inputs: {
      graph: { type: SubgraphName, arity: 'one', doc: 'The subgraph to run.', options: {}, hasDefault: false },
      items: { ...asList(item), options: {}, doc: 'One round runs for each of them, in order.' },
      state: { ...state, doc: 'State the first round starts with.' },
      ...others,
    },
    outputs: { ...Object.fromEntries(outputs), state: { ...result, doc: 'State after the last round.' } },
  } as NodeType;
}
