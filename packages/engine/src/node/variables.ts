import type { InputSpec, NodeType, OutputSpec } from './define-node.ts';
import { ANY_TYPE } from './derived.ts';
import { listOf } from './list.ts';
import type { PortType } from './port-type.ts';

const NONE: readonly string[] = [];
const variables = new WeakMap<NodeType, readonly string[]>();

/** Names of the type variables a node type uses, in the order of its inputs and outputs. */
export function variablesOf(def: NodeType): readonly string[] {
  let names = variables.get(def);
  if (!names) {
    const specs = [...Object.values(def.inputs), ...Object.values(def.outputs)] as readonly {
      readonly type: PortType;
    }[];
    const found = new Set(specs.flatMap(({ type }) => type.variable ?? type.element?.variable ?? []));
    names = found.size === 0 ? NONE : [...found];
    variables.set(def, names);
  }
  return names;
}

/**
 * A node type with its variables replaced. The same object for the same types.
 *
 * @param types - one per variable, in the order of `variablesOf`
 */
export function substitute(def: NodeType, types: readonly PortType[]): NodeType {
  const key = types.map(idOf).join();
  const made = substituted.get(def)?.get(key);
  if (made) return made;
  const names = variablesOf(def);
  const replace = (type: PortType): PortType => {
    const at = names.indexOf(type.variable ?? type.element?.variable ?? '');
    if (at < 0) return type;
    const concrete = types[at]!;
    if (!type.element || concrete === ANY_TYPE) return concrete;
    return concrete.element ? ANY_TYPE : listOf(concrete);
  };
  const specs = (of: { readonly [name: string]: InputSpec | OutputSpec }) =>
    Object.fromEntries(Object.entries(of).map(([name, spec]) => [name, { ...spec, type: replace(spec.type) }]));
  const type = { ...def, inputs: specs(def.inputs), outputs: specs(def.outputs) } as NodeType;
  substituted.set(def, (substituted.get(def) ?? new Map()).set(key, type));
  return type;
}
const substituted = new WeakMap<NodeType, Map<string, NodeType>>();

/** Port types of one name may differ in looks: they are told apart by identity. */
function idOf(type: PortType): number {
  let id = ids.get(type);
  if (id === undefined) {
    id = lastId++;
    ids.set(type, id);
  }
  return id;
}
let lastId = 0;
const ids = new WeakMap<PortType, number>();
