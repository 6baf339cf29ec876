export { directionIssues, lintText, sequenceIssues, shotIssues, withLints } from './issues.ts';
export { lintDirection, lintSequence, lintShot } from './lint-direction.ts';
export { type ModelFacts, modelFacts } from './model-facts.ts';
export { LINT_CODES, type Lint, type LintCode, type LintFacts, type ShotLint } from './types.ts';
