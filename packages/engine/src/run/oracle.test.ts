import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomGraph } from '../testing/random-graph.ts';
import { createRandom } from '../testing/simulator/random.ts';
import { problemsOf } from '../testing/simulator/ways.ts';

/** Graphs of one test; there are ten tests. */
const BATCH = Number(process.env.BATCH ?? 1000);

describe('the engine', () => {
  for (let batch = 1; batch <= 10; batch++) {
    it(`[R1][R3][K5][C1] agrees with the reference interpreter however a graph is run, batch ${batch}`, {
      timeout: 120_000,
    }, async () => {
      const property = fc.asyncProperty(randomGraph(), fc.nat(), async (document, seed) => {
        expect(await problemsOf(document, createRandom(seed))).toEqual([]);
      });
      await fc.assert(property, { numRuns: BATCH, seed: batch });
    });
  }
});
