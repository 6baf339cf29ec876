import { base } from '../../scripts/vitest.base.ts';

export default { ...base, test: { ...base.test, setupFiles: ['src/emulator/testing/close-bench.ts'] } };
