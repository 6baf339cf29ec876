import { describe, expect, it } from 'vitest';
import { hostContract } from '../../testing/host-contract.ts';
import { createFaults, memoryHost, virtualClock } from './index.ts';

describe('[H1] the memory host', () => {
  const createFixture = async () => {
    const host = memoryHost();
    return {
      host,
      putFile: async (path: string, bytes: Uint8Array) => host.putFile(path, bytes),
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
