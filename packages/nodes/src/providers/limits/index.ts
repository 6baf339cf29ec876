export { checkLimits } from './check.ts';
export { toInputIssue } from './to-input-issue.ts';
export type { CheckedMedia, CheckedRequest, LimitFacts, LimitIssue, MediaInput, MediaPlace, Mend } from './types.ts';
