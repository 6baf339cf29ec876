import { base } from '../scripts/vitest.base.ts';
import { LongestFirst } from './tools/longest-first.ts';

const journeys = ['editor*.test.ts', 'first-load.test.ts'];
/** What is held to a time. */
const timed = ['generation/kill.test.ts'];
const shared = { ...base.test, isolate: true, testTimeout: 300_000 };

export default {
  ...base,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // Most of a journey is waiting: two at a time share the cores well.
      {
        ...base,
        test: {
          ...shared,
          name: 'editor',
          include: journeys,
          globalSetup: './editor/build-once.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...base,
        test: {
          ...shared,
          name: 'product',
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', ...journeys, ...timed],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      // These need the cores for themselves.
      {
        ...base,
        test: { ...shared, name: 'timed', include: timed, fileParallelism: false, sequence: { groupOrder: 2 } },
      },
    ],
  },
};
