import { base } from '../scripts/vitest.base.ts';
export default {
  ...base,
  test: { ...base.test, include: ['**/*.test.ts'], testTimeout: 300_000, fileParallelism: false },
};
