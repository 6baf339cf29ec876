import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sha256Text } from '../hash.ts';
import { memoryHost } from '../host/memory/index.ts';
import { nodeHost } from '../host/node/index.ts';
import { callOf, createWorld } from '../ledger/testing/world.ts';
import { crashedAt, HOUR_MS, isSound, storeBench } from '../testing/store-bench.ts';
import { collectGarbage } from './collect.ts';
import { pin } from './pins.ts';
import { verifyStore } from './verify.ts';

/** Three results, used one hour after another, the last two sharing an asset, and an asset that nothing names. */
async function threeShots() {
  const bench = storeBench();
  const [one, two, three] = [
    await bench.asset('one', 100),
    await bench.asset('two', 100),
    await bench.asset('three', 100),
  ];
  const shared = await bench.asset('shared', 1000);
  await bench.asset('loose', 50);
  await bench.result('first', one);
  await bench.age(1);
  await bench.result('second', two, shared);
  await bench.age(1);
  await bench.result('third', three, shared);
  return bench;
}

describe('what was bought', () => {
  it('[S7] is never collected, whatever its age and whether or not a result names it', async () => {
    const world = createWorld();
    const { host, buy, ledger } = world.open();
    const { assets } = await world.pass(buy(callOf('a fox')));
    await host.assets.put(new TextEncoder().encode('loose'));
    await world.wait(1000 * HOUR_MS);
    const report = await collectGarbage(host, { olderThanMs: 0, maxBytes: 0, graceMs: 0 });
    expect(report.assets.length).toBe(1);
    expect(await host.assets.has(assets.video!)).toBe(true);
    expect((await verifyStore(host)).unreferencedAssets).toEqual([]);
    expect(await ledger.list()).toMatchObject([{ state: 'done', assets }]);
  });
});

describe('collection of what is not needed', () => {
  it('[S1] removes only assets that nothing names when neither age nor size is given', async () => {
    const { host, age, stored } = await threeShots();
    await age(100);
    const report = await collectGarbage(host);
    expect(stored()).toEqual({ results: ['first', 'second', 'third'], assets: ['one', 'shared', 'three', 'two'] });
    expect([report.results, report.assets.length, report.bytes]).toEqual([[], 1, 50]);
    expect(await collectGarbage(host)).toEqual({ results: [], assets: [], bytes: 0, bytesLeft: report.bytesLeft });
  });

  it('[S1] removes results by the time since they were used, and what only they named', async () => {
    const { host, age, stored, names } = await threeShots();
    await age(10);
    await host.results.find(sha256Text('first'));
    await age(2);
    const report = await collectGarbage(host, { olderThanMs: 12.5 * HOUR_MS });
    expect(stored()).toEqual({ results: ['first', 'third'], assets: ['one', 'shared', 'three'] });
    expect(names(report.results.map(({ key }) => key))).toEqual(['second']);
    expect(report.results[0]!.why).toBe('old');
  });

  it('[S1] removes the least recently used results until the store is small enough, and no more', async () => {
    const { host, age, stored } = await threeShots();
    await age(10);
    const { bytesLeft } = await collectGarbage(host);
    const report = await collectGarbage(host, { maxBytes: bytesLeft - 1 });
    expect(stored().results).toEqual(['second', 'third']);
    expect(report.results.map(({ why }) => why)).toEqual(['space']);
    expect(report.bytesLeft).toBe(bytesLeft - report.bytes);
    await collectGarbage(host, { maxBytes: report.bytesLeft });
    expect(stored().results).toEqual(['second', 'third']);
    // Without its user's the shared asset would still be there: both have to go.
    expect((await collectGarbage(host, { maxBytes: 1000 })).bytesLeft).toBe(0);
    expect(stored()).toEqual({ results: [], assets: [] });
  });

  it('[S1] removes damaged results, which are as good as missing', async () => {
    const { host, age, stored } = await threeShots();
    host.store.results.set(sha256Text('second'), { text: '{', usedAt: host.clock.now() });
    await age(2);
    const report = await collectGarbage(host);
    expect(report.results.map(({ why }) => why)).toEqual(['damaged']);
    expect(stored()).toEqual({ results: ['first', 'third'], assets: ['one', 'shared', 'three'] });
  });

  it('[S2] keeps what is pinned, with the assets of pinned results, and what the caller names', async () => {
    const { host, age, stored } = await threeShots();
    await age(10);
    const loose = [...host.store.assets].find(([, { blob }]) => blob.size === 50)![0];
    await pin(host, [sha256Text('first'), loose]);
    await collectGarbage(host, { maxBytes: 0, keep: [sha256Text('second')] });
    expect(stored()).toEqual({ results: ['first', 'second'], assets: ['loose', 'one', 'shared', 'two'] });
  });

  it('[S2] keeps what was stored or used within the grace', async () => {
    const { host, age, asset, stored } = await threeShots();
    await age(10);
    await host.results.find(sha256Text('second'));
    await asset('loose', 50);
    await asset('new');
    await age(0.9);
    const report = await collectGarbage(host, { maxBytes: 0 });
    expect(stored()).toEqual({ results: ['second'], assets: ['loose', 'new', 'shared', 'two'] });
    expect(report.bytesLeft).toBeGreaterThan(1000);
    await collectGarbage(host, { maxBytes: 0, graceMs: 0 });
    expect(stored()).toEqual({ results: [], assets: [] });
  });

  it('[S2] keeps a result that somebody is making at the moment, in whichever process', async () => {
    const { host, clock, age, stored } = await threeShots();
    await age(10);
    const other = memoryHost({ clock, store: host.store });
    const claim = await other.claims.claim(`result ${sha256Text('second')}`);
    await collectGarbage(host, { maxBytes: 0 });
    expect(stored()).toEqual({ results: ['second'], assets: ['shared', 'two'] });
    await claim!.release();
    await collectGarbage(host, { maxBytes: 0 });
    expect(stored()).toEqual({ results: [], assets: [] });
  });

  it('[S2] keeps what the host has no other copy of', async () => {
    const { host, age, stored } = await threeShots();
    await age(10);
    const assets = {
      ...host.assets,
      async *list() {
        for await (const entry of host.assets.list())
          yield entry.bytes === 50 ? { ...entry, irreplaceable: true as const } : entry;
      },
    };
    await collectGarbage({ ...host, assets }, { maxBytes: 0 });
    expect(stored()).toEqual({ results: [], assets: ['loose'] });
  });

  it('[S2] keeps what is used or made again while it looks', async () => {
    const { host, clock, age, result, stored } = await threeShots();
    await age(10);
    const loose = [...host.store.assets].find(([, { blob }]) => blob.size === 50)![0];
    const other = memoryHost({ clock, store: host.store });
    const results = {
      ...host.results,
      async remove(key: string) {
        // Right after it planned to remove them.
        await clock.advance(1);
        await other.results.find(sha256Text('third'));
        await result('fourth', loose);
        await host.results.remove(key);
      },
    };
    await collectGarbage({ ...host, results }, { olderThanMs: 10.5 * HOUR_MS });
    expect(stored()).toEqual({
      results: ['fourth', 'third'],
      assets: ['loose', 'shared', 'three'],
    });
  });

  it('[S3] says beforehand what it would remove, and removes nothing', async () => {
    const { host, age, stored } = await threeShots();
    await age(10);
    const before = stored();
    for (const options of [{}, { olderThanMs: 10.5 * HOUR_MS }, { maxBytes: 1200 }, { maxBytes: 0 }]) {
      const dry = await collectGarbage(host, { ...options, dryRun: true });
      expect(stored()).toEqual(before);
      const twin = memoryHost({ clock: host.clock });
      for (const room of ['assets', 'results'] as const)
        for (const [name, value] of host.store[room]) twin.store[room].set(name, { ...value } as never);
      expect(await collectGarbage(twin, options)).toEqual(dry);
    }
  });

  it('[S6] leaves no result without its assets, wherever it is stopped', async () => {
    const stages = new Set<string>();
    for (let nth = 1, done = false; !done; nth++) {
      for (const effect of ['lost', 'kept'] as const) {
        const { host, clock, age, stored } = await threeShots();
        await age(10);
        done = await crashedAt(host, nth, effect, () => collectGarbage(host, { maxBytes: 0 }));
        stages.add(JSON.stringify(stored()));
        expect(await isSound(memoryHost({ clock, store: host.store }))).toBe(true);
      }
    }
    // Three results, then five assets: every state on the way was seen.
    expect(stages.size).toBe(9);
  });

  it('[S6] can be aborted between any two removals', async () => {
    const { host, age, stored } = await threeShots();
    await age(10);
    const abort = new AbortController();
    const results = {
      ...host.results,
      async remove(key: string) {
        await host.results.remove(key);
        abort.abort('enough');
      },
    };
    const collecting = collectGarbage({ ...host, results }, { maxBytes: 0, signal: abort.signal });
    await expect(collecting).rejects.toBe('enough');
    expect([stored().results, await isSound(host)]).toEqual([['second', 'third'], true]);
  });

  it('refuses limits that are no limits, naming them', async () => {
    const { host } = storeBench();
    for (const options of [{ olderThanMs: -1 }, { maxBytes: Number.NaN }, { graceMs: -5 }])
      await expect(collectGarbage(host, options)).rejects.toThrow(`${Object.keys(options)[0]} must be at least 0`);
  });

  it('[S1] lets files of the graph be taken in again after their assets were collected', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shotgraph-collect-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const host = await nodeHost({ folder });
    const then = new Date(Date.now() - 2 * HOUR_MS);
    await writeFile(join(folder, 'fox.png'), 'fox');
    await utimes(join(folder, 'fox.png'), then, then);
    const { hash } = await host.files.import('fox.png');
    expect((await collectGarbage(host)).assets).toEqual([]);
    expect((await collectGarbage(host, { graceMs: 0 })).assets).toEqual([{ hash, bytes: 3 }]);
    expect(await host.assets.has(hash)).toBe(false);
    for (const again of [host, await nodeHost({ folder })]) {
      expect((await again.files.import('fox.png')).hash).toBe(hash);
      expect(await again.assets.verify(hash)).toBe('whole');
      await again.assets.remove(hash);
    }
    await host.dispose();
  });
});
