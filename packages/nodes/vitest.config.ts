import { base } from '../../scripts/vitest.base.ts';

// Of nearly two hundred files none leaves anything behind: each by itself would load the same again.
export default { ...base, test: { ...base.test, isolate: false } };
