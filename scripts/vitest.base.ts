import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

// What processes compile is kept for the next of them: many tests start the command, and it starts three times as fast.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

/** Resolves the workspace packages to their TypeScript sources, so that tests never need a build. */
export const base: ViteUserConfig = {
  resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] },
  ssr: {
    resolve: {
      conditions: ['source', 'node', 'import', 'module', 'default'],
      externalConditions: ['source', 'node', 'import'],
    },
  },
  // Files of a package share what they load, because none leaves anything behind: each by itself would load the same again.
  // What is waited for comes when it comes: a cold browser on a busy machine takes longer than the second of the default.
  test: {
    include: ['src/**/*.test.ts'],
    isolate: false,
    testTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
  },
};
