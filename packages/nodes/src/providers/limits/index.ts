export { checkLimits } from './check.ts';
export type { CheckedMedia, CheckedRequest, LimitFacts, LimitIssue, MediaInput, MediaPlace, Mend } from './types.ts';
