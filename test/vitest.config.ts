import { base } from '../scripts/vitest.base.ts';
export default {
  ...base,
  // Most of a journey is waiting: two at a time share the cores well.
  test: { ...base.test, include: ['**/*.test.ts'], testTimeout: 300_000, maxWorkers: 2 },
};
