import { describe, expect, it } from 'vitest';
import { bytesOf, CANARY } from './testing/provider.ts';
import { callOf, createWorld, ESTIMATE, journalText } from './testing/world.ts';
import { ledgerCodes } from './wording.ts';

const FOX = callOf('a fox');
const SETTLE_MS = 6 * 60_000;

describe('buying', () => {
  it('[L1] writes each step before the next and gives a receipt with stored bytes', async () => {
    const world = createWorld();
    const { buy, host, ledger } = world.open();
    const receipt = await world.pass(buy(FOX));
    expect(receipt).toMatchObject({ attempt: 1, job: 'job-1', facts: { seed: receipt.tag }, price: { amount: 0.75 } });
    expect(await (await host.assets.get(receipt.assets.video!)).text()).toBe(
      new TextDecoder().decode(bytesOf('job-1')),
    );
    const types = world.store.journal.get(`ledger-${receipt.key}`)!.map((line) => JSON.parse(line).type);
    expect(types).toEqual(['intent', 'sending', 'job', 'done']);
    expect(world.events.map(({ type }) => type).filter((type, i, all) => type !== all[i - 1])).toEqual([
      'sent',
      'progress',
      'downloading',
      'bought',
    ]);
    expect(world.events.at(-1)).toEqual({ type: 'bought', receipt, before: false });
    expect(await ledger.list()).toMatchObject([{ key: receipt.key, state: 'done', price: { amount: 0.75 }, take: 1 }]);
  });

  it('[L2] buys equal calls once, ever; another take is another purchase', async () => {
    const world = createWorld();
    const { buy } = world.open();
    const first = await world.pass(buy(FOX));
    expect(await world.pass(world.open().buy({ ...FOX, request: { prompt: 'a fox', model: 'seedance-2.0' } }))).toEqual(
      first,
    );
    expect((await world.pass(buy(callOf('a fox', 2)))).job).toBe('job-2');
    expect(world.provider.creates).toBe(2);
  });

  it('[L2] follows what another process, or another caller in this one, is buying', async () => {
    const world = createWorld();
    const a = world.open();
    const b = world.open();
    const receipts = await world.pass(Promise.all([a.buy(FOX), b.buy(FOX), a.buy(FOX), b.buy(FOX)]));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    expect(world.provider.creates).toBe(1);
  });

  it('[L2] downloads again what was bought and is gone from the store, and never buys it again', async () => {
    const world = createWorld();
    const { buy, host } = world.open();
    const { assets } = await world.pass(buy(FOX));
    world.store.assets.clear();
    await world.pass(buy(FOX));
    expect(await host.assets.has(assets.video!)).toBe(true);
    world.store.assets.clear();
    world.provider.script = { get: () => 'unknown' };
    await expect(world.pass(buy(FOX))).rejects.toMatchObject({ code: 'result-missing' });
    expect(world.provider.creates).toBe(1);
  });

  it('[L12] keeps queries of addresses out of journal, events and errors', async () => {
    const world = createWorld();
    const fates = ['busy', 'lost-after', 'refused'] as const;
    let n = 0;
    world.provider.script = {
      create: () => fates[n++ % 3],
      job: () => 'billed',
      get: () => (n++ % 2 ? 'fail' : undefined),
    };
    const messages: string[] = [];
    for (const prompt of ['a', 'b', 'c', 'd'])
      await world.pass(world.open().buy(callOf(prompt))).catch((error) => messages.push(String(error)));
    expect(messages.length).toBeGreaterThan(1);
    expect([journalText(world.store), JSON.stringify(world.events), messages.join()].join()).not.toContain(CANARY);
  });
});

describe('a lost answer', () => {
  it('[L4] is found by the tag, without a second call', async () => {
    const world = createWorld();
    world.provider.script = { create: () => 'lost-after' };
    expect((await world.pass(world.open().buy(FOX))).job).toBe('job-1');
    expect([world.provider.creates, world.events.some(({ type }) => type === 'found')]).toEqual([1, true]);
  });

  it('[L4] counts when a call hangs', async () => {
    const world = createWorld();
    world.provider.script = { create: () => 'hang' };
    expect((await world.pass(world.open().buy(FOX))).job).toBe('job-1');
    expect(world.provider.creates).toBe(1);
  });

  it('[L4] is looked for while the provider is uncertain or fails', async () => {
    const world = createWorld();
    let looks = 0;
    world.provider.script = {
      create: () => 'lost-after',
      find: () => (++looks < 5 ? 'fail' : looks < 10 ? 'uncertain' : undefined),
    };
    expect((await world.pass(world.open().buy(FOX))).job).toBe('job-1');
    expect(looks).toBe(10);
  });

  it('[L5] lets the call be sent again once it is certain that there is no job', async () => {
    const world = createWorld();
    world.provider.script = { create: (_, { attempt }) => (attempt === 1 ? 'lost-before' : 'ok') };
    const receipt = await world.pass(world.open().buy(FOX));
    expect(receipt).toMatchObject({ attempt: 2, job: 'job-1' });
    expect(world.timeline.now()).toBeGreaterThan(6 * 60_000);
  });

  it('[L5] is not taken for none while the call may still arrive', async () => {
    const world = createWorld();
    world.provider.script = { create: (_, { attempt }) => (attempt === 1 ? 'late' : 'ok') };
    expect(await world.pass(world.open().buy(FOX))).toMatchObject({ attempt: 1, job: 'job-1' });
    expect(world.provider.creates).toBe(1);
  });

  it('[L5] is not taken for none early when the clock is set back', async () => {
    const world = createWorld();
    world.provider.script = { create: (_, { attempt }) => (attempt === 1 ? 'late' : 'ok') };
    const bought = world.open().buy(FOX);
    await world.wait(2000);
    world.jump(-24 * 3_600_000);
    expect(await world.pass(bought)).toMatchObject({ attempt: 1, job: 'job-1' });
  });

  for (const canFind of [true, false]) {
    const how = canFind ? 'stays uncertain' : 'cannot be asked for';
    it(`[L6] that ${how} is in doubt: never sent again, the person is told what it may have cost`, async () => {
      const world = createWorld({ canFind });
      world.provider.script = { create: () => 'lost-after', find: () => 'uncertain' };
      const { buy, ledger } = world.open();
      const code = ledgerCodes.inDoubt;
      const message = expect.stringMatching(/in doubt.*0\.7 to 0\.8 USD.*resolve/s);
      for (let i = 0; i < 3; i++) await expect(world.pass(buy(FOX))).rejects.toMatchObject({ code, message });
      expect(world.provider.creates).toBe(1);
      expect(await ledger.list()).toMatchObject([{ state: 'in-doubt', message: 'The answer to the call was lost' }]);
      expect(await ledger.spend({ since: 0 })).toEqual({ USD: { settled: 0, estimated: 0, reserved: 0.8 } });
    });
  }

  it('[L6] holds back other calls of the same model and account, and no others', async () => {
    const world = createWorld({ canFind: false });
    world.provider.script = {
      create: ({ request }) => (JSON.stringify(request).includes('fox') ? 'lost-after' : 'ok'),
    };
    const { buy, ledger } = world.open();
    await expect(world.pass(buy(FOX))).rejects.toThrow('in doubt');
    await expect(world.pass(world.open().buy(callOf('a cub')))).rejects.toThrow(ledger.keyOf(FOX));
    await world.pass(buy(callOf('a cub', 1, 'seedance-2.0-fast')));
    await world.wait(SETTLE_MS);
    await ledger.resolve(ledger.keyOf(FOX), 'not-bought');
    await world.pass(buy(callOf('a cub')));
  });

  it('[L7] is settled by a person: with the job it became, or as not bought once it cannot arrive any more', async () => {
    const world = createWorld({ canFind: false });
    world.provider.script = { create: (_, { attempt }) => (attempt === 1 ? 'lost-after' : 'ok') };
    const { buy, ledger } = world.open();
    const key = ledger.keyOf(FOX);
    await expect(world.pass(buy(FOX))).rejects.toThrow('in doubt');
    await ledger.resolve(key, { job: { id: 'job-1' } });
    expect((await world.pass(buy(FOX))).job).toBe('job-1');
    await expect(ledger.resolve(key, 'not-bought')).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(ledger.resolve('fox', 'not-bought')).rejects.toThrow('There is no purchase fox');

    const cub = callOf('a cub');
    await expect(world.pass(buy(cub))).rejects.toThrow('in doubt');
    await expect(ledger.resolve(ledger.keyOf(cub), 'not-bought')).rejects.toThrow('may still reach the provider');
    await world.wait(SETTLE_MS);
    await ledger.resolve(ledger.keyOf(cub), 'not-bought');
    expect((await world.pass(buy(cub))).attempt).toBe(2);
  });

  it('[L6] includes a job that its provider does not know any more', async () => {
    const world = createWorld();
    world.provider.script = { job: () => 'forgotten' };
    const { buy, ledger } = world.open();
    await expect(world.pass(buy(FOX))).rejects.toThrow('does not know its job job-1');
    expect(await ledger.list()).toMatchObject([{ state: 'in-doubt', job: 'job-1' }]);
    expect(world.provider.creates).toBe(1);
  });
});

describe('failures', () => {
  it('[L8] that are not billed and may pass lead to new attempts, so many at most', async () => {
    const world = createWorld();
    let jobs = 0;
    world.provider.script = { job: () => (++jobs < 3 ? 'failed' : 'done') };
    expect(await world.pass(world.open().buy(FOX))).toMatchObject({ attempt: 3, job: 'job-3' });
    world.provider.script = { job: () => 'failed' };
    await expect(world.pass(world.open().buy(callOf('a cub')))).rejects.toThrow('It was not billed');
    expect(world.provider.creates).toBe(6);
  });

  it('[L8] that are billed are never repeated by themselves; another take is', async () => {
    const world = createWorld();
    world.provider.script = { job: () => 'billed' };
    const { buy, ledger } = world.open();
    for (let i = 0; i < 2; i++) await expect(world.pass(buy(FOX))).rejects.toThrow('ask for another take than 1');
    expect(world.provider.creates).toBe(1);
    expect(await ledger.spend({ since: 0 })).toEqual({ USD: { settled: 0, estimated: 0.8, reserved: 0 } });
    world.provider.script = {};
    await world.pass(buy(callOf('a fox', 2)));
  });

  it('[L8] that will not pass end the purchase; asking again tries again', async () => {
    const world = createWorld();
    world.provider.script = { create: () => 'refused' };
    const { buy } = world.open();
    await expect(world.pass(buy(FOX))).rejects.toMatchObject({ code: 'provider-refused' });
    world.provider.script = { job: () => 'rejected' };
    await expect(world.pass(buy(FOX))).rejects.toMatchObject({ code: 'provider-refused' });
    world.provider.script = {};
    expect(await world.pass(buy(FOX))).toMatchObject({ attempt: 3 });
  });

  it('[L8] of one caller are those of all who were waiting with it', async () => {
    const world = createWorld();
    world.provider.script = { job: () => 'rejected' };
    const both = [world.open().buy(FOX), world.open().buy(FOX)];
    const ends = await world.pass(Promise.allSettled(both));
    expect([ends.map(({ status }) => status), world.provider.creates]).toEqual([['rejected', 'rejected'], 1]);
  });

  it('[L8] wait as long as the provider asks', async () => {
    const world = createWorld();
    const sent: number[] = [];
    world.provider.script = {
      create: (_, { at }) => {
        sent.push(at);
        return sent.length < 5 ? 'busy' : 'ok';
      },
    };
    await world.pass(world.open().buy(FOX));
    for (let i = 1; i < sent.length; i++) expect(sent[i]! - sent[i - 1]!).toBeGreaterThanOrEqual(5000);
    expect(sent).toHaveLength(5);
  });

  it('[L9] of asking and downloading are tried again, with growing pauses', async () => {
    const world = createWorld();
    let n = 0;
    world.provider.script = {
      get: () => (n++ % 3 === 0 ? 'fail' : n % 7 === 0 ? 'hang' : undefined),
      download: () => (['fail', 'torn', 'hang', undefined] as const)[n++ % 4],
    };
    const { buy, host } = world.open();
    const { assets } = await world.pass(buy(FOX));
    expect(await host.assets.verify(assets.video!)).toBe('whole');
    expect([world.provider.creates, world.store.assets.size]).toEqual([1, 2]);
  });

  it('[L9] of downloading leave the purchase as it is, to go on later', async () => {
    const world = createWorld();
    world.provider.script = { download: () => 'torn' };
    const { buy, ledger } = world.open();
    await expect(world.pass(buy(FOX))).rejects.toThrow('The file is torn');
    expect(await ledger.list()).toMatchObject([{ state: 'job' }]);
    expect(world.store.assets.size).toBe(0);
    world.provider.script = {};
    await world.pass(buy(FOX));
    expect(world.provider.creates).toBe(1);
  });
});

describe('an abort', () => {
  it('[L10] before the call is sent buys nothing', async () => {
    const world = createWorld();
    const { buy } = world.open();
    await expect(world.pass(buy(FOX, { signal: AbortSignal.abort('no') }))).rejects.toBe('no');
    const held = await world.open().host.claims.claim('budget');
    const abort = new AbortController();
    const bought = buy(FOX, { signal: abort.signal });
    await world.wait(3000);
    abort.abort('no');
    await expect(world.pass(bought)).rejects.toBe('no');
    await held!.release();
    expect(world.provider.creates).toBe(0);
  });

  it('[L10] while the call is being sent waits for the answer and keeps the job', async () => {
    const world = createWorld();
    const abort = new AbortController();
    world.provider.script = {
      create: () => {
        abort.abort('no');
        return 'ok';
      },
    };
    const { buy, ledger } = world.open();
    await expect(world.pass(buy(FOX, { signal: abort.signal }))).rejects.toBe('no');
    expect(await ledger.list()).toMatchObject([{ state: 'job', job: 'job-1' }]);
  });

  it('[L10] afterwards ends only the waiting; following finishes the job', async () => {
    const world = createWorld();
    const { buy, ledger } = world.open();
    const abort = new AbortController();
    const bought = buy(FOX, { signal: abort.signal });
    await world.wait(10_000);
    abort.abort('no');
    await expect(world.pass(bought)).rejects.toBe('no');
    const key = ledger.keyOf(FOX);
    const { signal } = new AbortController();
    expect(await world.pass(world.open().ledger.follow(signal))).toEqual({
      finished: [key],
      ended: [],
      inDoubt: [],
      left: [],
    });
    expect(await world.pass(ledger.follow(signal))).toEqual({ finished: [], ended: [], inDoubt: [], left: [] });
    await expect(world.pass(ledger.follow(AbortSignal.abort('no')))).rejects.toBe('no');
    await world.pass(buy(FOX));
    expect(world.provider.creates).toBe(1);
  });

  it('[L11] of a job tells whether it was stopped or is billed', async () => {
    const world = createWorld();
    const { buy, ledger } = world.open();
    const { signal } = new AbortController();
    const key = ledger.keyOf(FOX);
    expect(await world.pass(ledger.cancelJob(key, signal))).toBe('not-sent');
    const bought = buy(FOX);
    await world.wait(5000);
    const stop = expect(world.pass(bought)).rejects.toThrow('was cancelled and is not billed');
    expect(await ledger.cancelJob(key, signal)).toBe('cancelled');
    await stop;
    expect(await world.pass(ledger.cancelJob(key, signal))).toBe('cancelled');
    const again = buy(FOX);
    await world.wait(55_000);
    expect(await world.pass(ledger.cancelJob(key, signal))).toBe('too-late');
    expect((await world.pass(again)).job).toBe('job-2');
    expect(await world.pass(ledger.cancelJob(key, signal))).toBe('too-late');
  });
});

describe('arguments', () => {
  it('[L14] that make no sense are refused at once', async () => {
    const { buy, ledger } = createWorld().open();
    await expect(buy(callOf('fox', 0))).rejects.toThrow(RangeError);
    await expect(buy(FOX, { estimate: { ...ESTIMATE, min: 2 } })).rejects.toThrow(RangeError);
    await expect(buy(FOX, { seed: 2 ** 31 })).rejects.toThrow(RangeError);
    expect(() => createWorld().open({ policy: { settleMs: 1 } })).toThrow(RangeError);
    expect(ledger.keyOf(FOX)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[L14] a seed takes the place of the random tag', async () => {
    const world = createWorld();
    expect((await world.pass(world.open().buy(FOX, { seed: 77 }))).tag).toBe(77);
  });
});
