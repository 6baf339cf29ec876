import { base } from '../scripts/vitest.base.ts';

const journeys = ['editor*.test.ts', 'first-load.test.ts'];
const shared = { ...base.test, testTimeout: 300_000 };

export default {
  ...base,
  test: {
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
      // What is held to a time needs the cores for itself.
      {
        ...base,
        test: {
          ...shared,
          name: 'product',
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', ...journeys],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
};
