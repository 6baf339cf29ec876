import { describe, expect, it } from 'vitest';
import { simulate } from './testing/simulate.ts';

const SEEDS = 1200;
const BATCH = 300;

describe('processes that buy the same calls, with faults in provider, disk, leases and processes', () => {
  const totals = new Map<string, number>();

  for (let first = 1; first <= SEEDS; first += BATCH) {
    it(`[L1][L2][L3][L12] pay once, lose nothing and come to an end, seeds ${first} to ${first + BATCH - 1}`, async () => {
      const found: string[] = [];
      for (let seed = first; seed < first + BATCH; seed++) {
        const { problems, counts } = await simulate(seed);
        found.push(...problems.map((problem) => `seed ${seed}: ${problem}`));
        for (const [what, count] of counts) totals.set(what, (totals.get(what) ?? 0) + count);
      }
      expect(found).toEqual([]);
    });
  }

  it('meets every kind of fault often enough', () => {
    const all = ['lost-after', 'lost-before', 'late', 'hang', 'busy', 'refused', 'bug', 'failed', 'rejected', 'billed'];
    const others = [
      'forgotten',
      'fail',
      'uncertain',
      'unknown',
      'torn',
      'crashes',
      'leases lost while writing',
      'aborts',
      'resolved',
      'cancelled',
      'bought',
    ];
    expect([...all, ...others].filter((what) => (totals.get(what) ?? 0) < SEEDS / 100)).toEqual([]);
  });

  it('repeats a history exactly', async () => {
    for (let seed = 1; seed <= 20; seed++) expect((await simulate(seed)).trace).toBe((await simulate(seed)).trace);
  });
});
