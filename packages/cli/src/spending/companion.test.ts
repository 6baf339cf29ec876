import type { Followed, Ledger, LedgerEvent, PaidCall, PurchaseInfo, Receipt } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { companionOf } from './companion.ts';

const call: PaidCall = { provider: 'shop', account: 'ours', request: { model: 'dear' }, take: 1 };
const options = { estimate: { min: 1, max: 2, currency: 'USD' }, signal: new AbortController().signal } as const;
const receipt = { key: 'k' } as Receipt;

/** A ledger whose calls are told and answered by hand. */
function ledgerByHand(found?: PurchaseInfo['state']) {
  const told: string[] = [];
  let say: (event: LedgerEvent) => void = () => {};
  let sell = (_: Receipt) => {};
  const ledger = {
    async find() {
      return found && ({ state: found } as PurchaseInfo);
    },
    buy(_: PaidCall, { onEvent = () => {} }: { readonly onEvent?: typeof say }) {
      told.push('buy');
      say = onEvent;
      return new Promise<Receipt>((resolve) => {
        sell = resolve;
      });
    },
    follow(signal: AbortSignal) {
      told.push('follow');
      return new Promise<Followed>((_, reject) => {
        signal.addEventListener('abort', () => {
          told.push('let go');
          reject(signal.reason);
        });
      });
    },
  } as unknown as Ledger;
  const isTold = async (text: string) => {
    while (told.at(-1) !== text) await Promise.resolve();
  };
  return { ledger, told, isTold, say: (event: LedgerEvent) => say(event), sell: () => sell(receipt) };
}

describe('the companion of a run', () => {
  it('follows nothing before it is asked to, and lets go when the run has ended', async () => {
    const { ledger, told } = ledgerByHand();
    const companion = companionOf(ledger);
    expect(told).toEqual([]);
    companion.follow();
    await companion.settle();
    expect(told).toEqual(['follow', 'let go']);
  });

  it('lets go of what the run itself wants, and goes on once the run has it in hand', async () => {
    const { ledger, told, isTold, say, sell } = ledgerByHand('job');
    const companion = companionOf(ledger);
    companion.follow();
    const bought = companion.ledger.buy(call, options);
    await isTold('buy');
    expect(told).toEqual(['follow', 'let go', 'buy']);
    say({ type: 'progress', key: 'k', status: 'running' });
    say({ type: 'progress', key: 'k', status: 'running' });
    expect(told).toEqual(['follow', 'let go', 'buy', 'follow']);
    sell();
    expect(await bought).toBe(receipt);
    await companion.settle();
    expect(told.filter((each) => each === 'follow')).toHaveLength(2);
  });

  it('follows on while something new is bought', async () => {
    const { ledger, told, isTold, sell } = ledgerByHand();
    const companion = companionOf(ledger);
    companion.follow();
    const bought = companion.ledger.buy(call, options);
    await isTold('buy');
    expect(told).toEqual(['follow', 'buy']);
    sell();
    await bought;
    await companion.settle();
  });

  it('settles no sooner than every purchase of the run', async () => {
    const { ledger, isTold, sell } = ledgerByHand();
    const companion = companionOf(ledger);
    const ends: string[] = [];
    const bought = companion.ledger.buy(call, options).then(() => ends.push('bought'));
    await isTold('buy');
    const settled = companion.settle().then(() => ends.push('settled'));
    sell();
    await Promise.all([bought, settled]);
    expect(ends).toEqual(['bought', 'settled']);
  });
});
