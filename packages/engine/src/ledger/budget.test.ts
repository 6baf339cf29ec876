import { describe, expect, it } from 'vitest';
import { callOf, createWorld, ESTIMATE } from './testing/world.ts';
import { ledgerCodes } from './wording.ts';

const FOX = callOf('a fox');

describe('a budget', () => {
  const overBudget = { code: ledgerCodes.overBudget, message: expect.stringContaining('raise the limit') };

  it('[L13] refuses what could pass it before anything is sent, with parallel buys in several processes', async () => {
    const world = createWorld();
    const budget = { day: { USD: 2.5 } };
    const processes = [world.open({ budget }), world.open({ budget }), world.open({ budget })];
    const all = Array.from({ length: 9 }, (_, i) => processes[i % 3]!.buy(callOf(`fox ${i}`, 1, `model ${i}`)));
    const ends = await world.pass(Promise.allSettled(all));
    expect([ends.filter(({ status }) => status === 'fulfilled').length, world.provider.creates]).toEqual([3, 3]);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject(overBudget);
    expect(await processes[0]!.ledger.spend({ since: 0 })).toEqual({
      USD: { settled: 2.25, estimated: 0, reserved: 0 },
    });
  });

  it('[L13] holds when the lease runs out while money is being reserved', async () => {
    const world = createWorld();
    const budget = { day: { USD: 1 } };
    const [a, b] = [world.open({ budget }), world.open({ budget })];
    const append = a.host.journal.append;
    let appends = 0;
    Object.assign(a.host.journal, {
      append: async (...args: Parameters<typeof append>) => {
        if (++appends === 1) {
          a.host.loseClaims();
          await world.timeline.sleep(30_000);
        }
        await append(...args);
      },
    });
    const ends = await world.pass(Promise.allSettled([a.buy(FOX), b.buy(callOf('a cub', 1, 'seedance-2.0-fast'))]));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(world.provider.creates).toBe(1);
  });

  it('[L13] holds as it stands when something is bought: it may change meanwhile', async () => {
    const world = createWorld();
    const budget: { day?: { readonly USD: number } } = {};
    const { buy } = world.open({ budget });
    await world.pass(buy(FOX));
    budget.day = { USD: 1 };
    await expect(world.pass(buy(callOf('a cub')))).rejects.toMatchObject(overBudget);
    delete budget.day;
    await world.pass(buy(callOf('a cub')));
    expect(world.provider.creates).toBe(2);
  });

  it('[L13] counts what was paid once it is known, by run and by day', async () => {
    const world = createWorld();
    const { buy } = world.open({ budget: { run: { USD: 1.55 }, day: { USD: 3.2 } } });
    await world.pass(buy(callOf('a'), { run: 'one' }));
    await world.pass(buy(callOf('b'), { run: 'one' }));
    await expect(world.pass(buy(callOf('c'), { run: 'one' }))).rejects.toMatchObject(overBudget);
    await world.pass(buy(callOf('c'), { run: 'two' }));
    await world.pass(buy(callOf('d'), { run: 'two' }));
    await expect(world.pass(buy(callOf('e'), { run: 'three' }))).rejects.toThrow('today (UTC)');
    await world.pass(buy(callOf('d'), { run: 'three' }));
    world.jump(24 * 3_600_000);
    await world.pass(buy(callOf('e'), { run: 'three' }));
  });

  it('[L13] has no room for a currency that it does not name', async () => {
    const world = createWorld();
    const { buy } = world.open({ budget: { run: { USD: 5 } } });
    const estimate = { ...ESTIMATE, currency: 'CNY' } as const;
    await expect(world.pass(buy(FOX, { estimate }))).rejects.toThrow('no limit in CNY');
  });
});
