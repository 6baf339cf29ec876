import type { Ledger, PurchaseInfo, Receipt } from '@shotgraph/engine';

/** A ledger as one run uses it, with what goes on beside the run. */
export interface Companion {
  /** For the session. */
  readonly ledger: Ledger;
  /** Finishes beside the run what earlier runs left under way. */
  follow(): void;
  /** Stops that, and resolves when no purchase of the run is being made any more: the answer to a call that was sent is waited for. */
  settle(): Promise<void>;
}

/**
 * Makes the companion of a run. What the run itself wants, it gets: the following lets go of it, so that the node's own purchase
 * tells how it goes on.
 */
export function companionOf(ledger: Ledger): Companion {
  const buying = new Set<Promise<unknown>>();
  let isWanted = false;
  let pauses = 0;
  let following: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  const begin = () => {
    if (!isWanted || pauses > 0 || following) return;
    const stop = new AbortController();
    // What cannot be finished now is told of when the run has ended.
    const done = ledger.follow(stop.signal).then(ignore, ignore);
    following = { stop, done };
  };
  const end = async () => {
    const ended = following;
    ended?.stop.abort(new DOMException('the run has ended', 'AbortError'));
    await ended?.done;
    if (following === ended) following = undefined;
  };

  const buy: Ledger['buy'] = async (call, options) => {
    const found = await ledger.find(call);
    if (!found || !isUnderWay(found)) return ledger.buy(call, options);
    let isPausing = true;
    const resume = () => {
      if (!isPausing) return;
      isPausing = false;
      pauses--;
      begin();
    };
    pauses++;
    try {
      await end();
      // At its first word the purchase is in its own hands, and nobody else's.
      return await ledger.buy(call, {
        ...options,
        onEvent: (event) => {
          options.onEvent?.(event);
          resume();
        },
      });
    } finally {
      resume();
    }
  };

  return {
    ledger: {
      ...ledger,
      async buy(call, options): Promise<Receipt> {
        const receipt = buy(call, options);
        buying.add(receipt);
        try {
          return await receipt;
        } finally {
          buying.delete(receipt);
        }
      },
    },
    follow() {
      isWanted = true;
      begin();
    },
    async settle() {
      isWanted = false;
      await end();
      while (buying.size > 0) await Promise.allSettled(buying);
    },
  };
}

const ignore = () => {};

/** Whether it was sent, or may have been, and what became of it is not known yet. */
export const isUnderWay = ({ state }: PurchaseInfo): boolean =>
  state === 'job' || state === 'sending' || state === 'in-doubt';
