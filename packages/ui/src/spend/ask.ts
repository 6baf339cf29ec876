import type { Limits } from '@shotgraph/engine';
import type { Spent } from './budget-check.ts';
import type { Offer } from './offer.ts';

/** What came of asking: sums that may be spent, `changed` when the document was edited instead and is to be planned anew, or nothing. */
export type Answer = Limits | 'changed' | undefined;

/** A question that a person has before them. */
export interface Asking {
  readonly offer: Offer;
  /** What counts against the budgets already. */
  readonly spent: Spent;
  /** Answers it; a second answer changes nothing. */
  readonly answer: (answer: Answer) => void;
}

/** Puts questions about money on the screen, one at a time. */
export function createAsk(show: (asking: Asking | undefined) => void): {
  ask(offer: Offer, spent: Spent): Promise<Answer>;
  /** Answers what is being asked with no. */
  close(): void;
} {
  let current: Asking | undefined;
  return {
    ask(offer, spent) {
      current?.answer(undefined);
      return new Promise((resolve) => {
        const asking: Asking = {
          offer,
          spent,
          answer(answer) {
            if (current !== asking) return;
            current = undefined;
            show(undefined);
            resolve(answer);
          },
        };
        current = asking;
        show(asking);
      });
    },
    close: () => current?.answer(undefined),
  };
}
