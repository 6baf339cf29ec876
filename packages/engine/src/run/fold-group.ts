import type { NodeRecord } from '../graph/document.ts';
import { rewire } from './bind-step.ts';
import { Collector } from './collector.ts';
import { contentOfBinding } from './gather.ts';
import { type Collected, checkCount, type Group, type GroupMaker, sameShape } from './group.ts';
import { feedInput, feedScope, itemOf } from './member-inputs.ts';
import type { Scope } from './scope.ts';
import type { BoundInput, Home, Step } from './step.ts';

/** The rounds of a fold: each takes its state from the one before. */
export class FoldGroup implements Group {
  readonly home: Home;
  readonly #step: Step;
  readonly #record: NodeRecord;
  readonly #compilation: GroupMaker;
  readonly #rounds: Scope[] = [];

  constructor(step: Step, record: NodeRecord, compilation: GroupMaker) {
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

const withoutState = (inputs: ReadonlyMap<string, BoundInput>) =>
  new Map([...inputs].filter(([name]) => name !== 'state'));
