import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGRESSION_SEEDS } from '../testing/simulator/regressions.ts';
import { simulate } from '../testing/simulator/simulate.ts';

const SEEDS = 2000;
const BATCH = 250;

describe('processes that share a store, with faults in disk, clock, nodes and processes', () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  const totals = new Map<string, number>();
  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));

  /** Problems of seeds, each with its seed: `npm run soak 1 <seed>` replays it. */
  const problemsOf = async (seeds: Iterable<number>) => {
    const found: string[] = [];
    for (const seed of seeds) {
      const { problems, counts } = await simulate(seed);
      found.push(...problems.map((problem) => `seed ${seed}: ${problem}`));
      found.push(...unhandled.splice(0).map((error) => `seed ${seed}: unhandled ${error}`));
      for (const [what, count] of counts) totals.set(what, (totals.get(what) ?? 0) + count);
    }
    return found;
  };

  it('[R8] keeps its rules for every seed that once broke one', async () => {
    expect(await problemsOf(REGRESSION_SEEDS)).toEqual([]);
  });

  for (let first = 1; first <= SEEDS; first += BATCH) {
    const name = `[R3][R5][R8][R12][E1] keeps its rules, seeds ${first} to ${first + BATCH - 1}`;
    it(name, { timeout: 120_000 }, async () => {
      expect(await problemsOf(Array.from({ length: BATCH }, (_, i) => first + i))).toEqual([]);
    });
  }

  it('meets every kind of fault often enough', () => {
    const rare = [
      'crashes',
      'failed calls',
      'slow',
      'busy',
      'broken',
      'hung',
      'sleeps',
      'torn records',
      'cancelled',
      'refreshed',
      'edits',
    ];
    expect(rare.filter((what) => (totals.get(what) ?? 0) < SEEDS / 100)).toEqual([]);
  });

  it('repeats a history exactly', async () => {
    for (let seed = 1; seed <= 40; seed++)
      expect([seed, (await simulate(seed)).traceHash]).toEqual([seed, (await simulate(seed)).traceHash]);
  });
});
