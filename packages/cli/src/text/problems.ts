import { GraphError, type Issue, isNodeError, RunError, type RunFailure, type Waiting } from '@shotgraph/engine';
import { lineageOf } from '../progress/endings.ts';
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

/** Lines of many issues: items of a node that met the same are named, not told again. */
export function allIssueLines(issues: readonly Issue[], style: Style): readonly string[] {
  const same = ({ path, fix, ...issue }: Issue) => [
    path === undefined ? undefined : lineageOf(path).name,
    fix?.label,
    issue,
  ];
  return grouped(issues, same).flatMap(([first, ...others]) => [
    ...issueLines(first, style),
    ...alsoLines(
      others.flatMap(({ path }) => (path === undefined ? [] : [{ node: path }])),
      style,
    ),
  ]);
}

/**
 * `node "cut", input "end"`, in a subgraph `subgraph "shot", node "cut"`, and the path where it takes that to know which use is
 * meant. Issues name the graph's own inputs and outputs as input, failures of runs name them as step.
 */
function placeOf({ node, input, graph, path }: Pick<Issue, 'node' | 'input' | 'graph' | 'path'>): string {
  const own = /^(input|output)s\.(.*)$/.exec(node ?? input ?? '');
  const within = graph === undefined ? '' : `subgraph "${graph}"`;
  const which = own
    ? `${within ? '' : 'graph '}${own[1]} "${own[2]}"`
    : [node !== undefined && `node "${node}"`, input !== undefined && `input "${input}"`].filter(Boolean).join(', ');
  const place = [within, node === undefined && !own ? '' : which].filter(Boolean).join(', ');
  return toLine(path === undefined ? place : `${place} at ${path}`);
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

/** Whether nothing failed, but a person has to act. */
export const isWaiting = (error: unknown): error is RunError => error instanceof RunError && error.status === 'waiting';

/**
 * Lines for errors of the engine: every issue of a graph, every failure of a run and what it waits for, an error of the store.
 * `undefined` for anything else.
 */
export function problemLines(error: unknown, style: Style): readonly string[] | undefined {
  if (error instanceof GraphError) return allIssueLines(error.issues, style);
  if (error instanceof RunError) return [...failureLines(error.failures, style), ...waitingLines(error.waiting, style)];
  if (isNodeError(error)) return [`${style.red('error')} ${toLine(error.message)} ${style.dim(`(${error.code})`)}`];
  return undefined;
}

function failureLines(failures: readonly RunFailure[], style: Style): readonly string[] {
  const same = ({ node, error: { code, message, input } }: RunFailure) => [lineageOf(node).name, code, message, input];
  return grouped(failures, same)
    .map(byPath)
    .flatMap(([first, ...others]) => {
      const { node, error } = first;
      const place = placeOf({ node, ...(error.input !== undefined && { input: error.input }) });
      const line = `${style.red('error')} ${style.bold(place)}: ${toLine(error.message)} ${style.dim(`(${error.code})`)}`;
      return [line, ...alsoLines(others, style)];
    });
}

function waitingLines(waiting: readonly Waiting[], style: Style): readonly string[] {
  const same = ({ node, message }: Waiting) => [lineageOf(node).name, message];
  return grouped(waiting, same)
    .map(byPath)
    .flatMap(([{ node, message }, ...others]) => [
      `${style.yellow('waits')} ${style.bold(placeOf({ node }))}: ${toLine(message)}`,
      ...alsoLines(others, style),
    ]);
}

const MOST_PATHS = 6;

/** Items of the same node that met the same: named, not told again. */
function alsoLines(others: readonly { readonly node: string }[], style: Style): readonly string[] {
  if (others.length === 0) return [];
  const named = others.slice(0, MOST_PATHS).map(({ node }) => node);
  const rest = others.length > named.length ? ` and ${others.length - named.length} more` : '';
  return [style.dim(`  the same: ${toLine(named.join(', '))}${rest}`)];
}

/** Items by number: which of them ended first is of no interest. */
const byPath = <T extends { readonly node: string }>(group: readonly [T, ...T[]]): readonly [T, ...T[]] => {
  if (group.length === 1) return group;
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...group].sort((a, b) => compare(a.node, b.node)) as [T, ...T[]];
};

/** Things that are the same in some respect, in the order of the first of them. */
function grouped<T>(things: readonly T[], respect: (thing: T) => unknown): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const thing of things) {
    const key = JSON.stringify(respect(thing));
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return [...groups.values()];
}
