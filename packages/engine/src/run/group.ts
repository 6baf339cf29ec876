import { NodeError } from '../errors.ts';
import { type Each, FOLD_TYPE, type NodeRecord, SUBGRAPH_GROUP } from '../graph/document.ts';
import type { NodeType } from '../node/define-node.ts';
import { unknown } from '../node/define-node.ts';
import { FailedItem } from '../node/list.ts';
import { neutralContent, rewire, unwire } from './bind-step.ts';
import type { Compilation } from './compile.ts';
import { contentOfList, noteItems } from './content.ts';
import { contentOfBinding, isBoundEdge } from './gather.ts';
import type { Scope } from './scope.ts';
import {
  type Binding,
  type BoundInput,
  createStep,
  type Fault,
  type Home,
  type ItemBinding,
  type Step,
} from './step.ts';
import { unsettle } from './unsettle.ts';

/** What the members of a group gave together. */
export interface Collected {
  readonly outputs: Record<string, unknown>;
  readonly contents: Record<string, string>;
  /** Some of it is only predicted. */
  readonly isTentative: boolean;
  /** Items are missing from the lists. */
  readonly isPartial: boolean;
  /** The group as a whole gives nothing, because of this. */
  readonly fault: Fault | undefined;
}

/** The members a step does its work by: one per item. */
export interface Group {
  readonly home: Home;
  /** A step, or the scope of a subgraph. */
  member(index: number): Step | Scope | undefined;
  /** Whether the group still fits the record of its node. */
  serves(record: NodeRecord): boolean;
  /**
   * Brings the members in line with the step's inputs.
   *
   * @returns how many there are
   * @throws NodeError `input-invalid` for lists that do not go together
   */
  expand(values: { readonly [input: string]: unknown }, digest: (text: string) => string): number;
  /** The steps whose outputs make up those of the group. */
  ends(): Iterable<Step>;
  collect(values: { readonly [input: string]: unknown }, digest: (text: string) => string): Collected;
  dispose(): void;
}

/** Most items one node runs for. */
export const MAX_ITEMS = 100_000;

/** The group of a node that runs once per item or folds; `undefined` for every other. */
export function createGroup(
  step: Step,
  record: NodeRecord,
  inside: NodeType,
  compilation: Compilation,
): Group | undefined {
  if (inside.type === 'graph/unknown') return undefined;
  if (record.each && record.each.length > 0) return new EachGroup(step, record, record.each, inside, compilation);
  if (record.type !== FOLD_TYPE || record.off) return undefined;
  return new FoldGroup(step, record, compilation);
}

const checkCount = (step: Step, count: number) => {
  if (count <= MAX_ITEMS) return;
  throw new NodeError(
    'input-invalid',
    `"${step.id}" would run for ${count} items; at most ${MAX_ITEMS} are possible: shorten a list`,
  );
};

class EachGroup implements Group {
  readonly home: Home;
  readonly #step: Step;
  readonly #record: NodeRecord;
  readonly #each: Each;
  readonly #def: NodeType;
  readonly #compilation: Compilation;
  readonly #members: (Step | Scope)[] = [];
  /** The subgraph the members are uses of. */
  readonly #subgraph: string | undefined;

  constructor(step: Step, record: NodeRecord, each: Each, def: NodeType, compilation: Compilation) {
    this.home = { unsettled: new Set(), owner: step };
    this.#step = step;
    this.#record = record;
    this.#each = each;
    this.#def = def;
    this.#compilation = compilation;
    this.#subgraph =
      record.type.startsWith(SUBGRAPH_GROUP) && !record.off ? record.type.slice(SUBGRAPH_GROUP.length) : undefined;
  }

  member(index: number): Step | Scope | undefined {
    return this.#members[index];
  }

  serves(record: NodeRecord): boolean {
    return sameShape(record, this.#record);
  }

  expand(values: { readonly [input: string]: unknown }, digest: (text: string) => string): number {
    const sizes = this.#each.map((group) => this.#sizeOf(group, values));
    const count = sizes.reduce((a, b) => a * b, 1);
    checkCount(this.#step, count);
    while (this.#members.length > count) this.#remove();
    for (let i = 0; i < count; i++) {
      const inputs = this.#inputsOf(i, sizes, digest);
      const member = this.#members[i];
      if (!member) this.#members.push(this.#add(i, inputs));
      else if ('id' in member) feedStep(member, inputs, this.#step);
      else feedScope(member, inputs, digest);
    }
    return count;
  }

  /** Items of a group of inputs that are walked together. */
  #sizeOf(names: readonly string[], values: { readonly [input: string]: unknown }): number {
    const lengths = names.map((name) => (values[name] as readonly unknown[]).length);
    const odd = lengths.findIndex((length) => length !== lengths[0]);
    if (odd < 0) return lengths[0] ?? 0;
    const message = `"${names[0]}" has ${lengths[0]} items and "${names[odd]}" has ${lengths[odd]}; lists that are walked together must have as many items`;
    throw new NodeError('input-invalid', message, { input: names[odd]! });
  }

  /** The node's inputs as one member sees them. The last group runs fastest. */
  #inputsOf(
    member: number,
    sizes: readonly number[],
    digest: (text: string) => string,
  ): ReadonlyMap<string, BoundInput> {
    const indexes = new Map<string, number>();
    let left = member;
    for (let g = this.#each.length - 1; g >= 0; g--) {
      const size = sizes[g]!;
      for (const name of this.#each[g]!) indexes.set(name, left % size);
      left = Math.floor(left / size);
    }
    const taken = this.#step.inputs.filter(({ name }) => Object.hasOwn(this.#def.inputs, name));
    return new Map(
      taken.map((input) => {
        const index = indexes.get(input.name);
        return [input.name, index === undefined ? input : itemOf(input, index, digest, this.#def)];
      }),
    );
  }

  #add(index: number, inputs: ReadonlyMap<string, BoundInput>): Step | Scope {
    const id = `${this.#step.id}/${index}`;
    if (this.#subgraph !== undefined) {
      return this.#compilation.open(this.#subgraph, `${id}/`, this.home, {
        kind: 'member',
        bind: (step, name) => feedInput(step, inputs.get(name)),
      });
    }
    const step = createStep(id, this.#step.place, this.home, this.#def);
    const { each: _, ...single } = this.#record;
    step.group = createGroup(step, single, this.#def, this.#compilation);
    step.inputs = [...inputs.values()];
    step.lazySources = this.#step.lazySources;
    this.home.unsettled.add(step);
    return step;
  }

  #remove(): void {
    const member = this.#members.pop()!;
    if ('id' in member) {
      this.home.unsettled.delete(member);
      member.group?.dispose();
    } else this.#compilation.close(member);
  }

  *ends(): Generator<Step> {
    const ports = Object.keys(this.#step.def.outputs);
    for (const member of this.#members) {
      if ('id' in member) yield member;
      else for (const port of ports) yield member.steps.get(`outputs.${port}`)!;
    }
  }

  collect(_: unknown, digest: (text: string) => string): Collected {
    const collector = new Collector(digest);
    for (const port of Object.keys(this.#step.def.outputs)) {
      collector.list(
        port,
        this.#members.map((member) =>
          'id' in member ? [member, port] : [member.steps.get(`outputs.${port}`)!, 'value'],
        ),
      );
    }
    return collector.result;
  }

  dispose(): void {
    while (this.#members.length > 0) this.#remove();
  }
}

class FoldGroup implements Group {
  readonly home: Home;
  readonly #step: Step;
  readonly #record: NodeRecord;
  readonly #compilation: Compilation;
  readonly #rounds: Scope[] = [];

  constructor(step: Step, record: NodeRecord, compilation: Compilation) {
    this.home = { unsettled: new Set(), owner: step };
    this.#step = step;
    this.#record = record;
    this.#compilation = compilation;
  }

  member(index: number): Scope | undefined {
    return this.#rounds[index];
  }

  serves(record: NodeRecord): boolean {
    return sameShape(record, this.#record) && record.inputs.graph === this.#record.inputs.graph;
  }

  expand(values: { readonly [input: string]: unknown }, digest: (text: string) => string): number {
    const count = (values.items as readonly unknown[]).length;
    checkCount(this.#step, count);
    while (this.#rounds.length > count) this.#compilation.close(this.#rounds.pop()!);
    const inputs = new Map(this.#step.inputs.map((input) => [input.name, input]));
    const items = inputs.get('items')!;
    for (let i = 0; i < count; i++) {
      inputs.set('item', itemOf(items, i, digest));
      const round = this.#rounds[i];
      if (round) feedScope(round, i === 0 ? inputs : withoutState(inputs), digest);
      else this.#rounds.push(this.#add(i, inputs));
    }
    return count;
  }

  #add(index: number, inputs: ReadonlyMap<string, BoundInput>): Scope {
    const before = this.#rounds[index - 1]?.steps.get('outputs.state');
    const name = this.#record.inputs.graph as string;
    return this.#compilation.open(name, `${this.#step.id}/${index}/`, this.home, {
      kind: 'member',
      bind: (step, input) => {
        if (input !== 'state' || !before) return feedInput(step, inputs.get(input));
        rewire(step, [
          {
            ...inputs.get('state')!,
            name: 'value',
            neutral: undefined,
            binding: { kind: 'edge', edge: { step: before, port: 'value' } },
          },
        ]);
      },
    });
  }

  *ends(): Generator<Step> {
    const ports = Object.keys(this.#step.def.outputs);
    for (const round of this.#rounds) for (const port of ports) yield round.steps.get(`outputs.${port}`)!;
  }

  collect(values: { readonly [input: string]: unknown }, digest: (text: string) => string): Collected {
    const collector = new Collector(digest);
    for (const port of Object.keys(this.#step.def.outputs)) {
      if (port === 'state') continue;
      collector.list(
        port,
        this.#rounds.map((round) => [round.steps.get(`outputs.${port}`)!, 'value']),
      );
    }
    for (const round of this.#rounds) collector.look(round.steps.get('outputs.state')!);
    const last = this.#rounds.at(-1)?.steps.get('outputs.state');
    if (last) collector.single('state', last, 'value');
    else {
      const state = this.#step.inputs.find(({ name }) => name === 'state')!;
      collector.given('state', values.state, contentOfBinding(state.binding, digest));
    }
    const { result } = collector;
    // Later rounds stand on earlier ones: a fold is whole or not there.
    return collector.firstFault ? { ...result, fault: collector.firstFault } : result;
  }

  dispose(): void {
    while (this.#rounds.length > 0) this.#compilation.close(this.#rounds.pop()!);
  }
}

/** Puts the outputs of members together. */
class Collector {
  firstFault: Fault | undefined;
  readonly #digest: (text: string) => string;
  readonly #outputs: Record<string, unknown> = {};
  readonly #contents: Record<string, string> = {};
  #isTentative = false;
  #waiting: Fault | undefined;

  constructor(digest: (text: string) => string) {
    this.#digest = digest;
  }

  list(port: string, ends: readonly (readonly [step: Step, port: string])[]): void {
    const items: unknown[] = [];
    const contents: string[] = [];
    const expected = new Set<number>();
    for (const [step, from] of ends) {
      if (!step.settled && !step.fault) expected.add(items.length);
      const [item, content] = this.#read(step, from);
      items.push(item);
      contents.push(content);
    }
    noteItems(items, contents, expected);
    this.#outputs[port] = items;
    this.#contents[port] = contentOfList(contents, this.#digest);
  }

  /** Notes a fault of an end that is not read. */
  look({ settled, fault }: Step): void {
    if (!settled && fault) this.firstFault ??= fault;
  }

  single(port: string, step: Step, from: string): void {
    const [value, content] = this.#read(step, from);
    this.given(port, value, content);
  }

  given(port: string, value: unknown, content: string): void {
    this.#outputs[port] = value;
    this.#contents[port] = content;
  }

  #read(step: Step, port: string): readonly [value: unknown, content: string] {
    if (step.settled && step.outputs) return [step.outputs[port], step.contents![port]!];
    if (step.fault) {
      this.firstFault ??= step.fault;
      if (step.fault.kind === 'waiting') this.#waiting ??= step.fault;
      return [new FailedItem(step.fault.node, step.fault.error), '!failed'];
    }
    this.#isTentative = true;
    return [step.predicted?.outputs[port] ?? unknown, step.predicted?.contents[port] ?? '?'];
  }

  get result(): Collected {
    return {
      outputs: this.#outputs,
      contents: this.#contents,
      isTentative: this.#isTentative,
      isPartial: this.firstFault !== undefined,
      fault: this.#waiting,
    };
  }
}

const sameShape = (a: NodeRecord, b: NodeRecord) =>
  a.type === b.type && a.off === b.off && (a.each === b.each || JSON.stringify(a.each) === JSON.stringify(b.each));

/** One item of a list input, as the member's own input. */
function itemOf(input: BoundInput, index: number, digest: (text: string) => string, def?: NodeType): BoundInput {
  const { binding, name } = input;
  const spec = def?.inputs[name] ?? input.spec;
  const neutral = def && neutralContent(spec, digest);
  if (binding.kind === 'literals') return { name, spec, binding: binding.items[index]!, neutral };
  if (binding.kind !== 'edge' && binding.kind !== 'value') return input;
  const element =
    binding.kind === 'edge' ? binding.edge.step.def.outputs[binding.edge.port]?.type.element : input.spec.type.element;
  const item: ItemBinding = { kind: 'item', list: binding, element: element ?? input.spec.type.element!, index };
  return { name, spec, binding: item, neutral };
}

function feedStep(member: Step, inputs: ReadonlyMap<string, BoundInput>, { lazySources }: Step): void {
  member.inputs = [...inputs.values()];
  member.lazySources = lazySources;
  unsettle([member], true);
}

/** Gives the inputs of a member's scope; those whose content is as before stay settled. */
function feedScope(scope: Scope, inputs: ReadonlyMap<string, BoundInput>, digest: (text: string) => string): void {
  for (const [id, step] of scope.implied) {
    const input = id.startsWith('inputs.') ? inputs.get(id.slice('inputs.'.length)) : undefined;
    if (!input) continue;
    feedInput(step, input);
    const { binding } = step.inputs[0]!;
    const isSame = step.settled && isSettled(binding) && contentOfBinding(binding, digest) === step.contents?.value;
    if (!isSame) unsettle([step], true);
  }
}

/** Whether a binding's value is there, not just expected. */
function isSettled(binding: Binding): boolean {
  if (binding.kind === 'edge') return binding.edge.step.settled;
  if (binding.kind === 'edges') return binding.edges.every(({ step }) => step.settled);
  if (binding.kind === 'item') return isSettled(binding.list);
  if (binding.kind === 'literals') return binding.items.every(isSettled);
  if (binding.kind === 'text') return binding.parts.every((part) => !isBoundEdge(part) || part.step.settled);
  return true;
}

/** Hands an input of the group's node on. No edge is counted: the group itself waits for what it is fed from. */
function feedInput(step: Step, input: BoundInput | undefined): void {
  if (step.sources.length > 0) unwire(step);
  const binding = input?.binding ?? { kind: 'absent' as const };
  step.inputs = [{ name: 'value', spec: step.def.inputs.value, binding, neutral: undefined }];
}

const withoutState = (inputs: ReadonlyMap<string, BoundInput>) =>
  new Map([...inputs].filter(([name]) => name !== 'state'));
