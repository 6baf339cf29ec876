import { describe, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';
import { limit } from './limit.ts';

const { signal } = new AbortController();

describe('limit', () => {
  it('runs at most so many tasks at a time, in order, whether they fail or not', async () => {
    const limited = limit(2);
    const started: string[] = [];
    let running = 0;
    let most = 0;
    const task = (name: string) => async () => {
      started.push(name);
      most = Math.max(most, ++running);
      await null;
      running--;
      if (name === 'b') throw new Error('b failed');
    };
    await Promise.allSettled(['a', 'b', 'c', 'd'].map((name) => limited(signal, task(name))));
    expect([started, most]).toEqual([['a', 'b', 'c', 'd'], 2]);
  });

  it('forgets a task that is aborted while it waits', async () => {
    const limited = limit(1);
    const abort = new AbortController();
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = limited(signal, () => gate);
    let started = false;
    const second = limited(abort.signal, async () => {
      started = true;
    });
    abort.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    open();
    await first;
    expect([await limited(signal, async () => 'next'), started]).toEqual(['next', false]);
  });
});

describe('limit, with many waiting', () => {
  it('listens once to each signal, and no longer than anybody waits', async () => {
    const limited = limit(1);
    const aborts = [new AbortController(), new AbortController()] as const;
    let listeners = 0;
    for (const { signal } of aborts) {
      const { addEventListener, removeEventListener } = signal;
      signal.addEventListener = (...given: Parameters<typeof addEventListener>) => {
        listeners++;
        addEventListener.apply(signal, given);
      };
      signal.removeEventListener = (...given: Parameters<typeof removeEventListener>) => {
        listeners--;
        removeEventListener.apply(signal, given);
      };
    }
    const ended: string[] = [];
    const all = Array.from({ length: 100 }, (_, i) =>
      limited(aborts[i % 2]!.signal, async () => {
        if (i === 0) aborts[1].abort(new Error('enough'));
        ended.push(`${i}`);
      }),
    );
    expect(listeners).toBe(2);
    const outcomes = await Promise.allSettled(all);
    expect(ended).toEqual(Array.from({ length: 50 }, (_, i) => `${i * 2}`));
    expect(outcomes.every(({ status }, i) => status === (i % 2 === 0 ? 'fulfilled' : 'rejected'))).toBe(true);
    expect(listeners).toBe(0);
  });
});

describe('groupCommit', () => {
  it('shares the next write among all that come during one, and fails only those it held', async () => {
    const writes: number[][] = [];
    let during: Promise<void>[] = [];
    const put = groupCommit(async (items: readonly number[]) => {
      writes.push([...items]);
      if (items.includes(1)) during = [put(2), put(3)];
      if (items.includes(2)) throw new Error('full');
    });
    const first = await Promise.allSettled([put(1)]);
    const outcomes = [...first, ...(await Promise.allSettled(during))];
    await put(4);
    expect(writes).toEqual([[1], [2, 3], [4]]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});
