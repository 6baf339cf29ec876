import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attempt, PaidAdapter } from '../paid.ts';
import type { Bench } from './contract.ts';
import { callOf, TEXT } from './requests.ts';

const signal = new AbortController().signal;
const SENT = Date.now();
/** The create call has ended and the list has caught up. */
const LATER = () => SENT + 200_000;
const ATTEMPT: Attempt = { key: 'k', attempt: 1, tag: 77, at: SENT };

/**
 * What the ledger relies on where lost jobs can be looked for.
 *
 * @param setup - a fresh stand-in and its adapter, before each test
 * @param limits - `keptMs`: how long the provider keeps what is looked at
 */
export function findContract(name: string, setup: () => Promise<Bench>, limits: { readonly keptMs: number }): void {
  describe(`${name}: finding a lost job`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await setup();
    });
    afterEach(() => bench.close());

    const adapter = (now = LATER): PaidAdapter => bench.adapter({ now, timeoutMs: 5000 });
    const buy = (tag: number, request = TEXT) => adapter().create(callOf(request), { ...ATTEMPT, tag }, signal);
    const find = (request = TEXT, known: readonly string[] = [], now = LATER) =>
      adapter(now).find!(callOf(request), ATTEMPT, new Set(known), signal);
    // The stand-in's clock is this machine's, and `Date` headers correct the adapter's: the lost job is as old as the adapter thinks.
    const age = () => {
      for (const job of bench.fake.jobs) job.createdAt -= LATER() - SENT;
    };

    it('finds it by its own number among others, over several pages', async () => {
      bench.fake.script.create = ['lost'];
      await buy(77).catch(() => undefined);
      const lost = bench.fake.jobs[0]!.id;
      for (let other = 0; other < 8; other++) await buy(other + 100);
      age();
      expect(await find()).toEqual({ id: lost });
    });

    it('is certain that there is none only after the call has ended and while records are kept', async () => {
      await buy(5);
      age();
      expect(await find()).toBe('none');
      expect(await find(TEXT, [], () => SENT + 1000)).toBe('uncertain');
      expect(await find(TEXT, [], () => SENT - 60_000)).toBe('uncertain');
      expect(await find(TEXT, [], () => SENT + limits.keptMs)).toBe('uncertain');
    });

    it('takes no job that is known already', async () => {
      const { id } = await buy(77);
      age();
      expect(await find(TEXT, [id])).toBe('none');
    });

    it('doubts a job with the number that was created at another time or differs in what was asked', async () => {
      await buy(77);
      bench.fake.jobs[0]!.createdAt -= 3_000_000;
      expect(await find()).toBe('uncertain');
      bench.fake.jobs.length = 0;
      await buy(77, { ...TEXT, resolution: '480p' });
      age();
      expect(await find()).toBe('uncertain');
    });

    it("does not guess between jobs that share the author's seed", async () => {
      const seeded = { ...TEXT, seed: 42 };
      const first = await buy(1, seeded);
      age();
      expect(await find(seeded)).toEqual({ id: first.id });
      const second = await buy(2, seeded);
      bench.fake.jobs[0]!.createdAt -= LATER() - SENT;
      expect(await find(seeded)).toBe('uncertain');
      expect(await find(seeded, [first.id])).toEqual({ id: second.id });
    });

    it('is uncertain when the list cannot be read as one', async () => {
      bench.fake.script.list = [{ answer: { status: 200, body: '{"items":"none","total":0}' } }];
      expect(await find()).toBe('uncertain');
    });

    it('tells when the list may not be read, and when it cannot be read now', async () => {
      bench.fake.script.list = [{ answer: bench.fake.refusal(403, 'AccessDenied', 'no') }, 'reset'];
      await expect(find()).rejects.toMatchObject({ code: 'provider-refused' });
      await expect(find()).rejects.toMatchObject({ code: 'provider-busy' });
    });
  });
}
