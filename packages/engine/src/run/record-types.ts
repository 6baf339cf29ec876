import { FOLD_TYPE, type NodeRecord, SUBGRAPH_GROUP } from '../graph/document.ts';
import type { GraphPart } from '../graph/graph.ts';
import { handedOn } from '../node/derived.ts';
import type { Registry } from '../node/registry.ts';
import type { Concrete, Types } from '../node/types.ts';
import { variablesOf } from '../node/variables.ts';
import { callStepType, UNKNOWN_NODE } from './implied.ts';

/** What the steps of a document's nodes are, by the records of the nodes. */
export class RecordTypes {
  readonly types: Types;
  readonly registry: Registry;
  /** Types of nodes that are the same wherever they stand: most of them, asked for several times a node. */
  readonly #plain = new Map<string, Concrete>();

  constructor(types: Types, registry: Registry) {
    this.types = types;
    this.registry = registry;
  }

  /** The type of a node with its variables replaced; a stand-in without ports where it is not known. */
  concreteOf(part: GraphPart, record: NodeRecord): Concrete {
    const plain = this.findPlain(record);
    if (plain) return plain;
    const found = this.types.concreteOf(part, record);
    if (!found) return { inside: UNKNOWN_NODE, outside: UNKNOWN_NODE };
    return this.findInlined(record) === undefined
      ? found
      : { inside: found.inside, outside: callStepType(found.inside) };
  }

  /** What a node is as a plain one of the registry: no subgraph, no variables, neither items nor off. */
  findPlain(record: NodeRecord): Concrete | undefined {
    if (record.each || record.off) return undefined;
    const { type } = record;
    const known = this.#plain.get(type);
    if (known) return known;
    const def = type.startsWith(SUBGRAPH_GROUP) || type === FOLD_TYPE ? undefined : this.registry.get(type);
    if (!def || variablesOf(def).length > 0) return undefined;
    const plain = { inside: def, outside: def };
    this.#plain.set(type, plain);
    return plain;
  }

  /** The subgraph whose nodes stand directly in the place of this one. */
  findInlined(record: NodeRecord): string | undefined {
    if (!record.type.startsWith(SUBGRAPH_GROUP) || record.each || record.off) return undefined;
    const name = record.type.slice(SUBGRAPH_GROUP.length);
    return this.types.subgraphProblem(name) === undefined ? name : undefined;
  }

  /** The input whose list would have to become a list of lists. */
  findNested(part: GraphPart, record: NodeRecord): string | undefined {
    // Only a list behind a type variable can be nested; few nodes have one.
    return this.isGeneric(record) ? this.concreteOf(part, record).nested : undefined;
  }

  /** Whether the ports of a node follow from what is wired. */
  isGeneric(record: NodeRecord | undefined): boolean {
    if (!record || this.findPlain(record)) return false;
    const def = this.types.definitionOf(record);
    return def !== undefined && (variablesOf(def).length > 0 || (record.off === true && handedOn(def).size > 0));
  }
}
