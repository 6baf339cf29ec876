import type { NodeType } from './define-node.ts';
import type { PortType } from './port-type.ts';

/** The node types a graph may use, passed in by whoever opens it; there is no global one. */
export type Registry = ReadonlyMap<string, NodeType>;

/** @throws TypeError when two definitions have the same type */
export function createRegistry(definitions: Iterable<NodeType>): Registry {
  const registry = new Map<string, NodeType>();
  for (const definition of definitions) {
    if (registry.has(definition.type)) throw new TypeError(`node type "${definition.type}" is defined twice`);
    registry.set(definition.type, definition);
  }
  return registry;
}

const typesByRegistry = new WeakMap<Registry, ReadonlyMap<string, PortType>>();

/** Every port type the registry's nodes use, by name: what graph inputs may be declared as. The first of a name wins. */
export function portTypesOf(registry: Registry): ReadonlyMap<string, PortType> {
  const known = typesByRegistry.get(registry);
  if (known) return known;
  const types = new Map<string, PortType>();
  for (const definition of registry.values()) {
    const specs = [...Object.values(definition.inputs), ...Object.values(definition.outputs)] as {
      readonly type: PortType;
    }[];
    for (const { type } of specs) if (!types.has(type.name)) types.set(type.name, type);
  }
  typesByRegistry.set(registry, types);
  return types;
}
