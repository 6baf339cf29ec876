import { base } from '../../scripts/vitest.base.ts';
export default base;
