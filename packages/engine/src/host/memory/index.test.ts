import { describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../host.ts';
import { hostContract } from '../../testing/host-contract.ts';
import { createFaults, memoryHost, virtualClock } from './index.ts';

describe('[H1] the memory host', () => {
  const createFixture = async () => {
    const host = memoryHost();
    return {
      host,
      putFile: async (path: string, bytes: Uint8Array) => host.putFile(path, bytes),
      reopen: async () => memoryHost({ store: host.store }),
      dispose: async () => {},
    };
  };
  for (const { name, run } of hostContract(createFixture)) it(name, run);

  it('refuses media jobs, saying what to do', async () => {
    const { media } = memoryHost();
    expect(await media.describe()).toEqual({ engine: 'none', version: '' });
    const job = { inputs: [], files: [], args: [], outputs: [] };
    await expect(media.run(job, { signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'media-unsupported',
    });
  });

  it('makes the chosen call of an operation fail, and no other', async () => {
    const faults = createFaults();
    const host = memoryHost({ faults });
    await host.assets.put(new Uint8Array([1]));
    faults.fail('assets.put', 2, new Error('second'));
    faults.fail('journal.append', 1);
    await host.assets.put(new Uint8Array([2]));
    await expect(host.assets.put(new Uint8Array([3]))).rejects.toThrow('second');
    await host.assets.put(new Uint8Array([4]));
    await expect(host.journal.append('run', 1)).rejects.toMatchObject({ code: 'storage-failed' });
    expect([faults.calls('assets.put'), faults.calls('journal.append')]).toEqual([4, 1]);
  });
});

const RESULT = { outputs: { text: 'fox' }, assets: [], elapsedMs: 1, at: '2026-01-02T03:04:05Z' };

describe('memory hosts on one store', () => {
  it('[H3][H4][H8] see damage done to it by hand', async () => {
    const { assets, results, store } = memoryHost();
    const hash = await assets.put(new Uint8Array([1]));
    store.assets.set(hash, { blob: new Blob(['x']), usedAt: 0 });
    expect([await assets.has(hash), await assets.verify(hash)]).toEqual([false, 'damaged']);
    await expect(assets.get(hash)).rejects.toMatchObject({ code: 'storage-failed' });
    await assets.put(new Uint8Array([1]));
    expect(await assets.verify(hash)).toBe('whole');
    await results.put('key', RESULT);
    store.results.set('key', { text: '{"outputs":', usedAt: 0 });
    expect([await results.find('key'), await results.verify('key')]).toEqual([undefined, 'damaged']);
  });

  it('[H8] count finding as use, and neither peeking nor listing', async () => {
    const clock = virtualClock(1000);
    const { assets, results, store } = memoryHost({ clock });
    await results.put('key', RESULT);
    const hash = await assets.put(new Uint8Array([1]));
    await clock.advance(500);
    await results.find('key', { peek: true });
    for await (const { usedAt } of results.list()) expect(usedAt).toBe(1000);
    await assets.verify(hash);
    for await (const { usedAt } of assets.list()) expect(usedAt).toBe(1000);
    await results.find('key');
    await memoryHost({ clock, store }).assets.has(hash);
    for await (const { usedAt } of results.list()) expect(usedAt).toBe(1500);
    for await (const { usedAt } of assets.list()) expect(usedAt).toBe(1500);
  });

  it('[H11] take over claims of a crashed host when the lease is over, not before', async () => {
    const clock = virtualClock();
    const host = memoryHost({ clock });
    const other = memoryHost({ clock, store: host.store });
    const { token } = (await host.claims.claim('fox'))!;
    await clock.advance(10 * LEASE_MS);
    expect(await other.claims.claim('fox')).toBeUndefined();
    host.crash();
    await clock.advance(LEASE_MS - 1);
    expect([await other.claims.isHeld('fox'), await other.claims.claim('fox')]).toEqual([true, undefined]);
    await clock.advance(1);
    expect(await other.claims.isHeld('fox')).toBe(false);
    expect((await other.claims.claim('fox'))!.token).toBeGreaterThan(token);
  });

  it('[H11] tell a holder that lived on that its claim is lost, and leave its successor alone', async () => {
    const host = memoryHost();
    const claim = (await host.claims.claim('fox'))!;
    host.loseClaims();
    expect(claim.lost.aborted).toBe(true);
    const next = (await host.claims.claim('fox'))!;
    await claim.release();
    expect([await host.claims.isHeld('fox'), next.lost.aborted]).toEqual([true, false]);
  });
});

describe('[H13] a memory host that crashed', () => {
  const settled = async (promise: Promise<unknown>) => {
    let is = false;
    const note = () => {
      is = true;
    };
    promise.then(note, note);
    await new Promise((resolve) => setTimeout(resolve, 0));
    return is;
  };

  it('settles no call any more, those under way included', async () => {
    const clock = virtualClock();
    const host = memoryHost({ clock, files: { 'fox.png': new Uint8Array([1]) } });
    const claim = (await host.claims.claim('fox'))!;
    const underWay = host.clock.sleep(100, new AbortController().signal);
    host.crash();
    await clock.advance(1000);
    const { assets, results, files, journal, claims, media } = host;
    const calls = [
      underWay,
      assets.put(new Uint8Array([2])),
      assets.has('x'),
      assets.list()[Symbol.asyncIterator]().next(),
      results.put('key', RESULT),
      results.putNote('note', 'text'),
      files.import('fox.png'),
      files.list(''),
      journal.append('run', 1),
      claims.claim('cub'),
      claim.release(),
      media.describe(),
    ];
    expect(await Promise.all(calls.map(settled))).toEqual(calls.map(() => false));
    const { store } = host;
    expect([store.assets.size, store.results.size, store.notes.size, store.journal.size]).toEqual([0, 0, 0, 0]);
  });

  it('has done all or nothing of the call at which it was made to crash', async () => {
    for (const effect of ['lost', 'kept'] as const) {
      const host = memoryHost();
      await host.results.put('first', RESULT);
      host.faults.crash(2, effect);
      await host.results.put('second', RESULT);
      expect(await settled(host.results.put('third', RESULT))).toBe(false);
      expect(await settled(host.results.put('fourth', RESULT))).toBe(false);
      expect([...host.store.results.keys()]).toEqual(['first', 'second', ...(effect === 'kept' ? ['third'] : [])]);
      expect([host.faults.calls(), host.faults.calls('results.put')]).toEqual([3, 3]);
      expect(await memoryHost({ store: host.store }).results.find('second')).toEqual(RESULT);
    }
  });
});

describe('listing files', () => {
  it('[H12] refuses folders with too many files, naming them', async () => {
    const host = memoryHost();
    for (let i = 0; i <= 100_000; i++) host.store.files.set(`many/${i}`, new Uint8Array());
    host.putFile('few/fox.png', new Uint8Array());
    const message = 'Folder "many" holds more than 100000 files; name a folder in it that holds fewer';
    await expect(host.files.list('many')).rejects.toMatchObject({ code: 'file-invalid', message });
    expect(await host.files.list('few')).toEqual(['few/fox.png']);
  });
});

describe('the virtual clock', () => {
  it('wakes sleepers in the order they are due, and those that lie down meanwhile', async () => {
    const clock = virtualClock(1000);
    const { signal } = new AbortController();
    const woken: string[] = [];
    const sleeper = async (name: string, ...naps: number[]) => {
      for (const nap of naps) {
        await clock.sleep(nap, signal);
        woken.push(`${name}@${clock.now()}`);
      }
    };
    const all = [sleeper('slow', 30), sleeper('twice', 10, 10), sleeper('later', 100), sleeper('also', 10)];
    await clock.advance(50);
    expect(woken).toEqual(['twice@1010', 'also@1010', 'twice@1020', 'slow@1030']);
    expect([clock.now(), clock.sleeping]).toEqual([1050, 1]);
    await clock.advance(50);
    await Promise.all(all);
    expect(clock.sleeping).toBe(0);
  });
});
