import { GraphError, type Issue, isNodeError, RunError } from '@shotgraph/engine';
import type { Style } from './style.ts';
import { count } from './units.ts';
import { toLine } from './width.ts';

/** `error node "cut", input "end": end 3 s must come after start 4 s (input-invalid)`, and the fix if there is one. */
export function issueLines(issue: Issue, style: Style): readonly string[] {
  const severity = issue.severity === 'error' ? style.red('error') : style.yellow('warning');
  const place = placeOf(issue);
  const line = `${severity} ${place ? `${style.bold(place)}: ` : ''}${toLine(issue.message)} ${style.dim(`(${issue.code})`)}`;
  return issue.fix ? [line, `  fix: ${toLine(issue.fix.label)}`] : [line];
}

/** Issues name the graph's own inputs and outputs as input, failures of runs name them as step. */
function placeOf({ node, input }: Pick<Issue, 'node' | 'input'>): string {
  const own = /^(input|output)s\.(.*)$/.exec(node ?? input ?? '');
  if (own) return toLine(`graph ${own[1]} "${own[2]}"`);
  if (node === undefined) return '';
  return toLine(input === undefined ? `node "${node}"` : `node "${node}", input "${input}"`);
}

/** `2 errors, 1 warning`. */
export function tally(issues: readonly Issue[]): string {
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  const warnings = issues.length - errors;
  return (
    [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean).join(', ') ||
    'no problems'
  );
}

/** Whether the author of the graph has to act. */
export const isGraphError = (error: unknown): error is GraphError => error instanceof GraphError;

/**
 * Lines for errors of the engine: every issue of a graph, every failure of a run, an error of the store. `undefined` for
 * anything else.
 */
export function problemLines(error: unknown, style: Style): readonly string[] | undefined {
  if (error instanceof GraphError) return error.issues.flatMap((issue) => issueLines(issue, style));
  if (error instanceof RunError) {
    return error.failures.map(({ node, error: { code, message, input } }) => {
      const place = placeOf({ node, ...(input !== undefined && { input }) });
      return `${style.red('error')} ${style.bold(place)}: ${toLine(message)} ${style.dim(`(${code})`)}`;
    });
  }
  if (isNodeError(error)) return [`${style.red('error')} ${toLine(error.message)} ${style.dim(`(${error.code})`)}`];
  return undefined;
}
