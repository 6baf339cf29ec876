import type { ViteUserConfig } from 'vitest/config';

/** Resolves the workspace packages to their TypeScript sources, so that tests never need a build. */
export const base: ViteUserConfig = {
  resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] },
  ssr: {
    resolve: {
      conditions: ['source', 'node', 'import', 'module', 'default'],
      externalConditions: ['source', 'node', 'import'],
    },
  },
  // What is waited for comes when it comes: a cold browser on a busy machine takes longer than the second of the default.
  test: { include: ['src/**/*.test.ts'], testTimeout: 30_000, expect: { poll: { timeout: 20_000 } } },
};
