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
  test: { include: ['src/**/*.test.ts'], testTimeout: 30_000 },
};
