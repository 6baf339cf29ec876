import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomGraph } from '../testing/random-graph.ts';
import { createRandom } from '../testing/simulator/random.ts';
import { REGRESSIONS } from '../testing/simulator/regressions.ts';
import { problemsOf } from '../testing/simulator/ways.ts';

const BATCHES = 10;
/** Graphs of one batch. `npm run soak` runs others, as many as wanted. */
const GRAPHS = 1000;

describe('the engine', () => {
  for (const { name, document } of REGRESSIONS)
    it(`[R1] agrees with the reference interpreter: ${name}`, async () => {
      // Each seed edits and cancels otherwise.
      for (let seed = 0; seed < 20; seed++)
        expect([seed, await problemsOf(document, createRandom(seed))]).toEqual([seed, []]);
    });

  for (let batch = 1; batch <= BATCHES; batch++) {
    const name = `[R1][R3][K5][C1] agrees with the reference interpreter however a graph is run, batch ${batch}`;
    it(name, { timeout: 120_000 }, async () => {
      const property = fc.asyncProperty(randomGraph(), fc.nat(), async (document, seed) => {
        expect(await problemsOf(document, createRandom(seed))).toEqual([]);
      });
      await fc.assert(property, { numRuns: GRAPHS, seed: batch });
    });
  }
});
