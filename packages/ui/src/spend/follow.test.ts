import type { PurchaseInfo } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { createPurchases } from './follow.ts';
import { purchase } from './testing.ts';

/** A session whose purchases the test moves on by hand. */
function world(listed: PurchaseInfo[], reachesProviders = true) {
  const state = { listed, follows: 0, cancels: 0, sleeps: 0 };
  let wake = () => {};
  let settle = { resolve: (_: string[], __?: string[]) => {}, reject: (_: Error) => {} };
  const came: string[] = [];
  const purchases = createPurchases({
    reachesProviders,
    session: {
      purchases: async () => structuredClone(state.listed),
      followPurchases: () => {
        state.follows++;
        return new Promise((resolve, reject) => {
          settle = {
            resolve: (finished, left = []) =>
              resolve({ finished, ended: [], inDoubt: [], left: left.map((key) => ({ key, message: 'not now' })) }),
            reject,
          };
        });
      },
      leavePurchases: async () => {
        state.cancels++;
        settle.reject(new DOMException('the run was cancelled', 'AbortError'));
      },
    },
    onArrival: (all) => came.push(...all.map(({ key }) => key)),
    sleep: () => {
      state.sleeps++;
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  return {
    state,
    purchases,
    came,
    turn,
    wake: () => wake(),
    finish: (keys: string[], left?: string[]) => settle.resolve(keys, left),
  };
}

const job = purchase({ key: 'a', state: 'job' });

describe('following purchases', () => {
  it('does nothing where nothing is under way', async () => {
    const { state, purchases, turn } = world([purchase()]);
    purchases.follow();
    await turn();
    expect(purchases.all).toHaveLength(1);
    expect(state.follows).toBe(0);
  });

  it('does nothing where no provider is reached', async () => {
    const { state, purchases, turn } = world([job], false);
    purchases.follow();
    await turn();
    expect(state.follows).toBe(0);
  });

  it('waits for what is under way, once however often it is asked to, and tells what came', async () => {
    const { state, purchases, came, turn, finish } = world([job]);
    purchases.follow();
    purchases.follow();
    await turn();
    expect(state.follows).toBe(1);
    state.listed = [purchase({ key: 'a' })];
    finish(['a']);
    await turn();
    expect(purchases.all[0]!.state).toBe('done');
    expect(came).toEqual(['a']);
    expect(state.sleeps).toBe(0);
  });

  it('tries again later what another tab works on', async () => {
    const { state, purchases, turn, finish, wake } = world([job]);
    purchases.follow();
    await turn();
    finish([], ['a']);
    await turn();
    expect([state.follows, state.sleeps]).toEqual([1, 1]);
    expect(purchases.troubles).toEqual(new Map([['a', 'not now']]));
    wake();
    await turn();
    expect(state.follows).toBe(2);
  });

  it('lets go of them for a run, and follows again after it', async () => {
    const { state, purchases, turn } = world([job]);
    purchases.follow();
    await turn();
    await purchases.pause();
    await turn();
    expect(state.cancels).toBe(1);
    purchases.follow();
    await turn();
    expect(state.follows).toBe(2);
  });

  it('cancels nothing when nothing is followed', async () => {
    const { state, purchases } = world([job]);
    await purchases.pause();
    expect(state.cancels).toBe(0);
  });

  it('tells readers only when something changed', async () => {
    const { purchases } = world([job]);
    let told = 0;
    purchases.subscribe(() => void told++);
    await purchases.reload();
    await purchases.reload();
    expect(told).toBe(1);
  });
});
