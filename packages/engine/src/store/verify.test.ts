import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sha256Text } from '../hash.ts';
import { memoryHost } from '../host/memory/index.ts';
import { nodeHost } from '../host/node/index.ts';
import { crashedAt, isSound, storeBench } from '../testing/store-bench.ts';
import { pin } from './pins.ts';
import { verifyStore } from './verify.ts';

const NOTHING = { results: [], assets: [] };

/** A store with one of everything that can be wrong, beside what is right. */
async function damagedStore() {
  const bench = storeBench();
  const { host, asset, result } = bench;
  const [whole, bad, gone] = [await asset('whole'), await asset('bad'), await asset('gone')];
  const [loose, pinned] = [await asset('loose'), await asset('pinned')];
  const good = await result('good', whole);
  const [half, empty] = [await result('half', whole, bad), await result('empty', gone)];
  const unreadable = await result('unreadable', whole);
  await pin(host, [pinned]);
  host.store.assets.set(bad, { blob: new Blob(['b\0d']), usedAt: 0 });
  host.store.assets.delete(gone);
  host.store.results.set(unreadable, { text: '{"outputs":{}}', usedAt: 0 });
  return { ...bench, whole, bad, gone, loose, pinned, good, half, empty, unreadable };
}

it('[S5] finds everything that is damaged, missing or not referenced, and changes nothing', async () => {
  const { host, stored, ...it } = await damagedStore();
  const before = stored();
  const uses = JSON.stringify([...host.store.results, ...host.store.assets]);
  expect(await verifyStore(host)).toEqual({
    checked: { results: 4, assets: 4, bytes: 33 },
    damagedResults: [it.unreadable],
    damagedAssets: [it.bad],
    missingAssets: [it.gone],
    incompleteResults: [it.half, it.empty].sort(),
    unreferencedAssets: [it.loose],
    removed: NOTHING,
  });
  expect(stored()).toEqual(before);
  expect(JSON.stringify([...host.store.results, ...host.store.assets])).toBe(uses);
});

it('[S5] repairs by removing what is damaged and the results that name it, and nothing else', async () => {
  const { host, stored, half, empty, unreadable, bad } = await damagedStore();
  const { removed } = await verifyStore(host, { repair: true });
  expect(removed).toEqual({ results: [half, empty, unreadable].sort(), assets: [bad] });
  expect(stored()).toEqual({ results: ['good'], assets: ['loose', 'pinned', 'whole'] });
  expect(await verifyStore(host, { repair: true })).toMatchObject({
    damagedResults: [],
    damagedAssets: [],
    missingAssets: [],
    incompleteResults: [],
    removed: NOTHING,
  });
});

it('[S5] leaves alone what somebody makes again while it looks', async () => {
  const { host, asset, result, ...it } = await damagedStore();
  const remake = async () => {
    await result('half', it.whole, await asset('bad'));
    await result('unreadable', it.whole);
    await result('empty', await asset('gone'));
  };
  let left = 4;
  const progress = async () => (--left === 0 ? remake() : undefined);
  expect((await verifyStore(host, { repair: true, progress })).removed).toEqual(NOTHING);
  expect(await isSound(host)).toBe(true);
});

it('[S5] reports irreplaceable assets that are damaged, and does not remove them', async () => {
  const { host, bad } = await damagedStore();
  const assets = {
    ...host.assets,
    async *list() {
      for await (const entry of host.assets.list()) yield { ...entry, irreplaceable: true as const };
    },
  };
  const report = await verifyStore({ ...host, assets }, { repair: true });
  expect([report.damagedAssets, report.removed.assets]).toEqual([[bad], []]);
  expect(host.store.assets.has(bad)).toBe(true);
});

it('[S5] tells its progress up to the whole, and waits for the listener', async () => {
  const { host } = await damagedStore();
  const told: number[] = [];
  let listening = 0;
  await verifyStore(host, {
    async progress(fraction) {
      listening++;
      await null;
      told.push(fraction);
      listening--;
    },
  });
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect([told.length, told.at(-1), listening]).toEqual([4, 1, 0]);
});

it('[S6] can be stopped anywhere: what it has not removed is as it was', async () => {
  for (let nth = 1, done = false; !done; nth++) {
    const { host, clock, good } = await damagedStore();
    done = await crashedAt(host, nth, nth % 2 ? 'lost' : 'kept', () => verifyStore(host, { repair: true }));
    const next = memoryHost({ clock, store: host.store });
    expect(await next.results.verify(good)).toBe('whole');
    await verifyStore(next, { repair: true });
    expect(await isSound(next)).toBe(true);
  }
});

it('[S6] stops when aborted, with the reason given', async () => {
  const { host, stored } = await damagedStore();
  const before = stored();
  const abort = new AbortController();
  const verifying = verifyStore(host, { repair: true, signal: abort.signal, progress: () => abort.abort('enough') });
  await expect(verifying).rejects.toBe('enough');
  expect(stored()).toEqual(before);
});

it('[S5] mends a store on disk so that the next run makes again what was damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-verify-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const host = await nodeHost({ folder });
  const hash = await host.assets.put(new TextEncoder().encode('a fox runs'));
  const [key, other] = [sha256Text('key'), sha256Text('other')];
  for (const name of [key, other])
    await host.results.put(name, { outputs: {}, assets: name === key ? [hash] : [], elapsedMs: 1, at: '' });
  const path = join(host.storeFolder, 'assets', hash.slice(0, 2), hash);
  await chmod(path, 0o644);
  await writeFile(path, 'a fax runs');
  const report = await verifyStore(host, { repair: true });
  expect([report.damagedAssets, report.removed]).toEqual([[hash], { results: [key], assets: [hash] }]);
  expect([await host.results.verify(key), await host.results.verify(other)]).toEqual(['missing', 'whole']);
  await host.assets.put(new TextEncoder().encode('a fox runs'));
  expect(await host.assets.verify(hash)).toBe('whole');
  await host.dispose();
});
