import { type Estimate, isLooks, type Op } from '@shotgraph/engine';
import type { Step } from '../doc/history.ts';
import type { NodeCost } from './costs.ts';

/** What a plan says about money. */
export interface PlannedMoney {
  readonly totals: readonly Estimate[];
  readonly costs: ReadonlyMap<string, NodeCost>;
}

/** Plans remembered; nobody asks what older steps cost. */
const MOST = 60;

/**
 * Remembers what every step of editing left the next run to cost, so that the last one's own cost can be told without planning anything
 * anew.
 */
export interface EditCosts {
  /** Takes a plan in. @param step - the newest step when it was asked for; 0 before the first */
  note(step: number, money: PlannedMoney): void;
  /** What is bought, or comes back, changes prices without an edit: earlier plans say nothing about edits any more. */
  forget(): void;
  /** What the last step did; `undefined` where that is not known. */
  last(): EditCost | undefined;
}

/** The plans before and after the last step that a run depends on, or after several of them that were planned together. */
export interface EditCost {
  readonly steps: readonly Step[];
  readonly before: PlannedMoney;
  readonly after: PlannedMoney;
}

/** Whether what a run does may depend on an edit: of what only stands on the canvas no new plan is made. */
export const isPlanned = (ops: readonly Op[]): boolean =>
  ops.some((op) => !isLooks(op) && (op.op !== 'set-title' || op.graph !== undefined));

/** Begins to remember. @param doc - whose steps are meant, the oldest first */
export function createEditCosts(doc: { readonly steps: readonly Step[] }): EditCosts {
  const plans = new Map<number, PlannedMoney>();
  return {
    note(step, money) {
      plans.delete(step);
      plans.set(step, money);
      if (plans.size > MOST) plans.delete(plans.keys().next().value!);
    },
    forget: () => plans.clear(),
    last() {
      const { steps } = doc;
      const covered: Step[] = [];
      let after: PlannedMoney | undefined;
      for (let i = steps.length - 1; i >= -1; i--) {
        const step = steps[i];
        const plan = plans.get(step?.id ?? 0);
        if (covered.length === 0) after ??= plan;
        else if (plan) return after && { steps: covered.reverse(), before: plan, after };
        if (step && isPlanned(step.ops)) {
          if (!after) return undefined;
          covered.push(step);
        }
      }
      return undefined;
    },
  };
}
