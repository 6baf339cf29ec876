import { unknown } from '../node/define-node.ts';
import { FailedItem } from '../node/list.ts';
import { contentOfList, noteItems } from './content.ts';
import type { Collected } from './group.ts';
import type { Fault, Step } from './step.ts';

/** Puts the outputs of members together. */
export class Collector {
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
      return [new FailedItem(step.fault.node, step.fault.error), `!${step.fault.node}`];
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
