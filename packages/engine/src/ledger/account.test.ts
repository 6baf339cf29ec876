import { describe, expect, it } from 'vitest';
import { callOf, createWorld } from './testing/world.ts';

describe('an account', () => {
  it('[L16] with a limit of 3 takes 200 purchases without being asked for more than it takes again and again', async () => {
    const world = createWorld();
    const open = new Set<string>();
    let most = 0;
    let refusals = 0;
    const isRunning = () => world.provider.accepted.filter(({ readyAt }) => readyAt > world.timeline.now()).length;
    world.provider.script = {
      create() {
        if (isRunning() < 3) return undefined;
        refusals++;
        return 'busy';
      },
      workMs: () => 60_000,
    };
    const { ledger } = world.open({ concurrency: () => 10 });
    const all = Array.from({ length: 200 }, (_, i) =>
      ledger.buy(callOf(`fox ${i}`, 1, `model ${i % 4}`), {
        estimate: { min: 0.1, max: 0.2, currency: 'USD' },
        signal: new AbortController().signal,
        onEvent(event) {
          if (event.type === 'sent') most = Math.max(most, open.add(event.key).size);
          if (event.type === 'bought') open.delete(event.receipt.key);
        },
      }),
    );
    const receipts = await world.pass(Promise.all(all));
    expect(new Set(receipts.map(({ job }) => job)).size).toBe(200);
    expect(world.provider.accepted.length).toBe(200);
    expect(most).toBeLessThanOrEqual(4);
    expect(refusals).toBeLessThan(40);
  });

  it('[L17] whose calls answer with the result itself sends many at once', async () => {
    const world = createWorld({ canFind: false });
    Object.assign(world.provider.adapter, { isImmediate: true });
    let sending = 0;
    let most = 0;
    const create = world.provider.adapter.create;
    world.provider.adapter.create = async (...given) => {
      most = Math.max(most, ++sending);
      return create(...given).finally(() => sending--);
    };
    const { buy } = world.open();
    await world.pass(Promise.all(Array.from({ length: 5 }, (_, i) => buy(callOf(`fox ${i}`)))));
    expect(most).toBe(5);
  });
});
