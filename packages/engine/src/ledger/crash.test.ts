import { describe, expect, it } from 'vitest';
import { LEASE_MS } from '../host.ts';
import { callOf, createWorld } from './testing/world.ts';

const FOX = callOf('a fox');

describe('a lost lease', () => {
  it('[L3] while polling lets another process go on, and both get the receipt', async () => {
    const world = createWorld();
    const a = world.open();
    const b = world.open();
    const bought = [a.buy(FOX), b.buy(FOX)];
    await world.wait(10_000);
    a.host.loseClaims();
    const [first, second] = await world.pass(Promise.all(bought));
    expect(first).toEqual(second);
    expect(world.provider.creates).toBe(1);
  });

  it('[L3] while sending loses no job: its id is written as soon as the claim is free', async () => {
    const world = createWorld({ canFind: false });
    const a = world.open();
    world.provider.script = {
      create: () => {
        a.host.loseClaims();
        return 'ok';
      },
    };
    expect((await world.pass(a.buy(FOX))).job).toBe('job-1');
    expect(world.provider.creates).toBe(1);
  });

  it('[L3] is noticed before anything is sent', async () => {
    const world = createWorld();
    for (let nth = 1; nth <= 4; nth++) {
      const { host, buy } = world.open();
      const append = host.journal.append;
      let appends = 0;
      Object.assign(host.journal, {
        append: async (run: string, record: never) => {
          await append(run, record);
          if (++appends === nth) host.loseClaims();
        },
      });
      const { attempt } = await world.pass(buy(callOf(`fox ${nth}`)));
      expect(world.provider.accepted.filter(({ key }) => key === world.provider.accepted.at(-1)!.key)).toHaveLength(1);
      expect(attempt).toBe(nth === 3 ? 2 : 1);
    }
  });
});

describe('purchases that were opened and never sent', () => {
  /** A process that dies when it has opened a purchase. */
  const dieOpening = async (world: ReturnType<typeof createWorld>, call: typeof FOX) => {
    const { host, buy } = world.open();
    const append = host.journal.append;
    Object.assign(host.journal, {
      append: async (run: string, record: never) => {
        await append(run, record);
        host.crash();
      },
    });
    void buy(call);
    await world.wait(LEASE_MS);
    expect(world.provider.creates).toBe(0);
  };

  it('[L19] hold up nobody who buys them later, behind another one', async () => {
    const world = createWorld();
    const [fox, cub] = [callOf('a fox'), callOf('a cub')];
    await dieOpening(world, cub);
    const { buy } = world.open();
    await world.pass(Promise.all([buy(fox), buy(cub)]));
    expect(world.provider.creates).toBe(2);
  });

  it('[L19] hold up no two processes that each buy one of them', async () => {
    const world = createWorld();
    const [fox, cub] = [callOf('a fox'), callOf('a cub')];
    await dieOpening(world, fox);
    await dieOpening(world, cub);
    await world.pass(Promise.all([world.open().buy(fox), world.open().buy(cub)]));
    expect(world.provider.creates).toBe(2);
  });
});

it('[L3] a lane that was lost before sending lets nothing be written as sent', async () => {
  const world = createWorld();
  const { host, buy, ledger } = world.open();
  const { claim } = host.claims;
  let lost = new AbortController();
  Object.assign(host.claims, {
    claim: async (name: string) => {
      const held = await claim(name);
      return held && name.startsWith('lane ') ? { ...held, lost: lost.signal } : held;
    },
  });
  const { append } = host.journal;
  Object.assign(host.journal, {
    append: async (run: string, record: { readonly type: string }) => {
      await append(run, record);
      if (record.type !== 'intent') return;
      lost.abort();
      lost = new AbortController();
    },
  });
  await world.pass(buy(FOX));
  expect(world.provider.creates).toBe(1);
  const journal = await host.journal.read(`ledger-${ledger.keyOf(FOX)}`);
  expect(journal.filter((line) => (line as { type?: string }).type === 'sending')).toHaveLength(1);
});

describe('crashes and full disks', () => {
  for (const effect of ['lost', 'kept'] as const)
    for (const answer of ['ok', 'lost-after'] as const)
      it(`[L3] at any call of the host (${effect}, answer ${answer}) pay once and lose nothing`, async () => {
        for (let nth = 1; ; nth++) {
          const world = createWorld();
          world.provider.script = { create: () => answer };
          const first = world.open();
          first.host.faults.crash(nth, effect);
          const began = first.buy(FOX);
          const end = await world.timeline.pass(began, 20 * 60_000);
          if (nth > first.host.faults.calls()) {
            expect([end, nth > 25]).toEqual(['settled', true]);
            break;
          }
          // A wait that ends before its time crashes nothing.
          if (end === 'settled') first.host.crash();
          await world.wait(LEASE_MS);
          const receipt = await world.pass(world.open().buy(FOX));
          expect([nth, world.provider.accepted.length, receipt.job]).toEqual([nth, 1, 'job-1']);
        }
      });

  it('[L3] of a disk at any write pay once and go on when there is room', async () => {
    for (const point of ['journal.append', 'journal.read', 'claims.claim', 'claims.release', 'assets.put'] as const)
      for (let nth = 1; nth <= 12; nth++) {
        const world = createWorld();
        const { host, buy } = world.open();
        host.faults.fail(point, nth);
        await world.pass(buy(FOX)).catch((error) => expect(error).toMatchObject({ code: 'storage-failed' }));
        expect(await world.pass(world.open().buy(FOX))).toMatchObject({ job: 'job-1' });
        expect([point, nth, world.provider.accepted.length]).toEqual([point, nth, 1]);
      }
  });

  it('[L3] of a disk after the call was accepted are waited out, the job is told when they last', async () => {
    const world = createWorld();
    const { host, buy, ledger } = world.open();
    for (let nth = 4; nth <= 8; nth++) host.faults.fail('journal.append', nth);
    expect((await world.pass(buy(FOX))).job).toBe('job-1');
    const cub = callOf('a cub');
    const from = host.faults.calls('journal.append');
    for (let nth = 4; nth <= 40; nth++) host.faults.fail('journal.append', nth);
    await expect(world.pass(buy(cub))).rejects.toThrow(`Purchase ${ledger.keyOf(cub)} became job job-2`);
    expect(host.faults.calls('journal.append') - from).toBe(15);
    for (let i = 0; i < 40; i++) await host.journal.append('room', 1).catch(() => {});
    expect((await world.pass(buy(cub))).job).toBe('job-2');
    expect(world.provider.creates).toBe(2);
  });

  it('[L3] of a disk at a release hold nobody up for long', async () => {
    for (let nth = 1; nth <= 2; nth++) {
      const world = createWorld();
      const { host, buy } = world.open();
      host.faults.fail('claims.release', nth);
      world.provider.script = { create: () => 'refused' };
      await expect(world.pass(buy(FOX))).rejects.toThrow('refused');
      world.provider.script = {};
      await world.pass(world.open().buy(FOX));
    }
  });

  it('[L3] of the clock, set forward or back, change nothing', async () => {
    for (const jumpMs of [-86_400_000, 86_400_000]) {
      const world = createWorld();
      const bought = world.open().buy(FOX);
      for (let i = 0; i < 5; i++) {
        await world.wait(5000);
        world.jump(jumpMs);
      }
      await world.pass(bought);
      expect(world.provider.creates).toBe(1);
    }
  });
});
