import { type BindOptions, bindStep, rewire, unwire } from './bind-step.ts';
import type { BoundInput, Step } from './step.ts';

/** Wires the steps of a compilation, and keeps count of those that need more than being walked. */
export class Wiring {
  readonly #resolving = new Set<Step>();
  #choosers = 0;

  /** Steps with a literal whose value lies outside the document. */
  get resolving(): Iterable<Step> {
    return this.#resolving;
  }

  /** Whether some step chooses among what feeds it. */
  get isLazy(): boolean {
    return this.#choosers > 0;
  }

  bind(step: Step, options: BindOptions): void {
    const before = step.lazySources.length > 0;
    bindStep(step, options);
    this.#note(step, before);
  }

  /** Gives a step inputs that are bound already, none of them lazy. */
  rewire(step: Step, inputs: readonly BoundInput[]): void {
    rewire(step, inputs);
    this.#note(step, false);
  }

  /** Takes a step out. */
  unwire(step: Step): void {
    if (step.lazySources.length > 0) this.#choosers--;
    unwire(step);
    this.#resolving.delete(step);
  }

  #note(step: Step, wasChooser: boolean): void {
    this.#choosers += Number(step.lazySources.length > 0) - Number(wasChooser);
    if (step.inputs.some(({ binding }) => binding.kind === 'resolved')) this.#resolving.add(step);
    else if (this.#resolving.size > 0) this.#resolving.delete(step);
  }
}
