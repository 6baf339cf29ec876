import { NodeError } from '../errors.ts';
import type { Ledger, Limits } from '../ledger/types.ts';
import type { Buy } from '../node/purchase.ts';
import type { RunEvent } from './events.ts';
import type { Step } from './step.ts';

/** What the purchases of one run have in common. */
export interface BuyerSetup {
  readonly ledger: Pick<Ledger, 'buy'> | undefined;
  readonly run: string;
  /** Name of the session, where it has one. */
  readonly graph: string | undefined;
  /** Nothing may be bought when it is left out. */
  readonly limits: Limits | undefined;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
}

/** How the steps of a run buy: through the ledger, within what the run may spend, with their events told as the step's. */
export function createBuyer({ ledger, run, graph, limits = {}, signal, emit }: BuyerSetup): (step: Step) => Buy {
  return ({ id: node }) =>
    async (call, options) => {
      if (!ledger) throw withoutLedger();
      return ledger.buy(call, {
        ...options,
        signal,
        run,
        limits,
        ...(graph !== undefined && { place: { graph, node } }),
        onEvent: (purchase) => emit({ type: 'node-purchase', node, purchase }),
      });
    };
}

/** Where nothing runs, nothing is bought. */
export const noBuyer = (): Buy => async () => {
  throw withoutLedger();
};

const withoutLedger = () =>
  new NodeError(
    'capability-missing',
    'there is no ledger to buy through; open the session with one, or choose a model that is free',
  );
