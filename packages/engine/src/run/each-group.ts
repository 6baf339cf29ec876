import { NodeError } from '../errors.ts';
import { type Each, type NodeRecord, SUBGRAPH_GROUP } from '../graph/document.ts';
import type { NodeType } from '../node/define-node.ts';
import { Collector } from './collector.ts';
import { type Collected, checkCount, type Group, type GroupMaker, sameShape } from './group.ts';
import { feedInput, feedScope, feedStep, itemOf } from './member-inputs.ts';
import type { Scope } from './scope.ts';
import { type BoundInput, createStep, type Home, type Step } from './step.ts';

/** Makes the group of a member that is itself a fold. */
type Nested = (member: Step, record: NodeRecord, def: NodeType) => Group | undefined;

/** The items of a node that runs once for each of them. */
export class EachGroup implements Group {
  readonly home: Home;
  readonly #step: Step;
  readonly #record: NodeRecord;
  readonly #each: Each;
  readonly #def: NodeType;
  readonly #compilation: GroupMaker;
  readonly #nested: Nested;
  readonly #members: (Step | Scope)[] = [];
  /** The subgraph the members are uses of. */
  readonly #subgraph: string | undefined;

  constructor(step: Step, record: NodeRecord, each: Each, def: NodeType, compilation: GroupMaker, nested: Nested) {
    this.#nested = nested;
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
    step.group = this.#nested(step, single, this.#def);
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
