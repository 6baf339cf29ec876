import {
  type GraphInput,
  type InputValue,
  isEdge,
  isEdgeList,
  type NodeRecord,
  parseFrom,
} from '../../graph/document.ts';
import type { Op } from '../../graph/edit.ts';
import { type GraphPart, graphInputs } from '../../graph/graph.ts';
import { freeId } from '../../graph/ids.ts';
import { mentionsIn, templatesIn } from '../../graph/text.ts';
import type { InputSpec, NodeType } from '../define-node.ts';
import { listOf } from '../list.ts';
import type { PortType } from '../port-type.ts';
import type { Types } from '../types.ts';
import { isListed, specOf } from './names.ts';

/** What an input of a subgraph is given by the node that runs it. */
export type Given = { readonly from: string } | { readonly literal: InputValue } | { readonly missing: true };

/** A node that runs a subgraph, about to be replaced by what is in it. */
export interface Instance {
  readonly part: GraphPart;
  readonly inside: GraphPart;
  readonly id: string;
  readonly record: NodeRecord;
  /** Name of the subgraph. */
  readonly name: string;
  /** The subgraph around, if the node stands in one. */
  readonly around: string | undefined;
  readonly types: Types;
}

/** What stands, in the graph around, for the inputs of the subgraph. */
export class StandIns {
  readonly #instance: Instance;
  readonly #promoted = new Map<string, { readonly name: string; readonly input: GraphInput }>();

  constructor(instance: Instance) {
    this.#instance = instance;
  }

  /** @throws RangeError when the subgraph has no such input, or it is given what cannot be moved */
  given(input: string): Given {
    const { record, id, name } = this.#instance;
    const declared = this.#declared(input);
    const value = Object.hasOwn(record.inputs, input) ? record.inputs[input] : undefined;
    if (isEdge(value)) return { from: value.from };
    if (isEdgeList(value))
      throw new RangeError(`node "${id}", input "${input}" takes one edge; keep one of them first`);
    const literal = value === undefined ? declared.default : value;
    if (literal === undefined) return { missing: true };
    const type = this.#typeOf(input);
    if (typeof literal === 'string' && type?.mentions && mentionsIn(literal).length > 0)
      throw new RangeError(
        `node "${id}", input "${input}": what its text mentions would not be found; wire a prompt in first`,
      );
    // Names in a default would come to mean inputs of another graph.
    if (value === undefined && this.#hasTemplates(input, literal))
      throw new RangeError(
        `the default of input "${input}" of subgraph "${name}" names graph inputs; set it on "${id}" first`,
      );
    return { literal };
  }

  /**
   * The output that stands for an input where only an edge can be.
   *
   * @param taker - whatever takes it; its type decides whether the value stays the same
   * @throws RangeError when it would be converted in another way than through the subgraph
   */
  edge(input: string, taker: PortType | undefined): string {
    const given = this.given(input);
    if (!('from' in given)) return `inputs.${this.#promote(input)}`;
    const { part, types, id } = this.#instance;
    const declared = this.#typeOf(input);
    const source = types.outputType(part, given.from);
    const same = !source || !declared?.convert || source.name === declared.name || taker?.name === declared.name;
    if (same) return given.from;
    throw new RangeError(
      `node "${id}", input "${input}" turns ${source.name} into ${declared.name}, which would be lost; put a node that converts "${given.from}" in front first`,
    );
  }

  /** The graph input that stands for an input in texts. @throws RangeError when there is none: a node makes the value */
  template(input: string, where: string): string {
    const { inside, part } = this.#instance;
    // A name that means nothing keeps meaning nothing.
    if (!Object.hasOwn(graphInputs(inside), input) && !Object.hasOwn(graphInputs(part), input)) return input;
    const { node, port } = parseFrom(this.edge(input, undefined));
    if (node === 'inputs') return port;
    throw new RangeError(
      `${where}: "{{${input}}}" would stand for "${node}.${port}", but a text can only name inputs of the graph; wire the text instead`,
    );
  }

  /** The literal that can take the place of an edge from an input; `undefined` where only an edge can be. */
  literal(input: string, edgeName: string, place: Place): InputValue | undefined {
    const given = this.given(input);
    return 'literal' in given && fits(given.literal, this.#typeOf(input), edgeName, place) ? given.literal : undefined;
  }

  /** Ops that add the graph inputs which had to be made. */
  ops(): readonly Op[] {
    return [...this.#promoted.values()].map(
      ({ name, input }) => ({ op: 'set-graph-input', name, value: input }) as const,
    );
  }

  #promote(input: string): string {
    const known = this.#promoted.get(input);
    if (known) return known.name;
    const { part, id, around } = this.#instance;
    const given = this.given(input);
    if (around !== undefined && 'literal' in given && this.#hasTemplates(input, given.literal))
      throw new RangeError(
        `node "${id}", input "${input}": its text names graph inputs, so that it cannot become a default in subgraph "${around}"; wire the text instead`,
      );
    const taken = new Set([...Object.keys(graphInputs(part)), ...[...this.#promoted.values()].map(({ name }) => name)]);
    const name = freeId((other) => taken.has(other), `${id}-${input}`, 'input');
    const { default: _, ...rest } = this.#declared(input);
    this.#promoted.set(input, {
      name,
      input: { ...rest, ...('literal' in given && { default: given.literal as never }) },
    });
    return name;
  }

  #declared(input: string): GraphInput {
    const { inside, name } = this.#instance;
    const inputs = graphInputs(inside);
    if (Object.hasOwn(inputs, input)) return inputs[input]!;
    throw new RangeError(`subgraph "${name}" has no input "${input}", but uses it; mend it first`);
  }

  #hasTemplates = (input: string, literal: InputValue): boolean =>
    typeof literal === 'string' && this.#typeOf(input)?.templates === true && templatesIn(literal).length > 0;

  #typeOf = (input: string): PortType | undefined => this.#instance.types.portType(this.#declared(input).type);
}

/** An input of a node that takes something in place of an edge. */
export interface Place {
  readonly record: NodeRecord;
  readonly def: NodeType | undefined;
  readonly input: string;
  /** Names that prompts of the node mention: these have to stay edges. */
  readonly mentioned: ReadonlySet<string>;
}

/** Type of the values an input takes: a list where the node runs once per item. */
export function takenType({ record, def, input }: Place): PortType | undefined {
  const type = specOf(def, input)?.type;
  return type && isListed(record, input) ? listOf(type) : type;
}

/** Whether a literal means the same in the place of an edge as through an input of its declared type. */
function fits(literal: InputValue, declared: PortType | undefined, edgeName: string, place: Place): boolean {
  const { record, def, input, mentioned } = place;
  const spec = specOf(def, input);
  const type = takenType(place);
  // What is handed on by a node that is off, and what may be left out, are edges.
  if (!spec || spec.arity === 'many' || spec.options.lazy || record.off || mentioned.has(edgeName)) return false;
  if (!type || !declared || type.name !== declared.name || !type.literal?.safeParse(literal).success) return false;
  if (!isListed(record, input)) return isInRange(literal, spec);
  // In a list declared as such a text is only a text; item by item it would be read.
  const isPlain = (item: unknown) => typeof item !== 'string' || !/[{@]/.test(item);
  return (literal as readonly unknown[]).every((item) => isPlain(item) && isInRange(item, spec));
}

const isInRange = (literal: unknown, { options }: InputSpec) =>
  typeof literal !== 'number' ||
  (literal >= (options.min ?? Number.NEGATIVE_INFINITY) && literal <= (options.max ?? Number.POSITIVE_INFINITY));
