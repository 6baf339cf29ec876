import type { Issue } from '../errors.ts';
import type { GraphDocument } from '../graph/document.ts';
import { type Graph, type GraphPart, openGraph } from '../graph/graph.ts';
import { looksIssues } from '../graph/looks.ts';
import { orderNodes } from '../graph/order.ts';
import { sha256Text } from '../hash.ts';
import type { InputIssue } from '../node/define-node.ts';
import type { Registry } from '../node/registry.ts';
import { type Compilation, compile } from './compile.ts';
import { fixFor } from './mend.ts';
import { inGraph, placeOf, type Scope } from './scope.ts';
import type { Step } from './step.ts';

/**
 * Every problem of a document that can be found without looking at a file: unknown types and inputs, wrong literals, edges
 * that do not fit, cycles, rules of nodes over their literals. In document order, subgraphs behind the document's own graph.
 */
export function validate(document: GraphDocument, registry: Registry): readonly Issue[] {
  const graph = openGraph(document);
  return issuesOf(compile(graph, registry, sha256Text, new Map()), graph);
}

/** The issues of a compiled graph. A graph input without value is an issue of a run, not of the document. */
export function issuesOf(compilation: Compilation, graph: Graph): readonly Issue[] {
  const issues = [...scopeIssues(compilation.root, graph), ...subgraphIssues(compilation, graph)];
  // Naming a cycle takes longer than knowing that there is none.
  const isClear = issues.length === 0 && graph.graphs.size === 0 && !hasCycle(compilation.root);
  return [...issues, ...(isClear ? [] : cycleIssues(graph)), ...looksIssues(graph)];
}

/** The issues within the subgraphs, each looked at by itself, whether it is used or not. */
export function subgraphIssues(compilation: Compilation, graph: Graph): readonly Issue[] {
  const issues: Issue[] = [];
  for (const name of graph.graphs.keys()) {
    const problem = compilation.types.subgraphProblem(name);
    if (problem === undefined) issues.push(...lookInto(compilation, graph, name));
    else if (problem === 'recursive' && compilation.types.cycle?.[0] === name)
      issues.push(recursionIssue(compilation, name));
  }
  return issues;
}

function lookInto(compilation: Compilation, graph: Graph, name: string): readonly Issue[] {
  const scope = compilation.open(name, `${name}/`, { unsettled: new Set() }, { kind: 'member', bind: () => {} });
  try {
    return scopeIssues(scope, graph);
  } finally {
    compilation.close(scope);
  }
}

function recursionIssue({ types }: Compilation, name: string): Issue {
  const path = [...types.cycle!, name].join(' -> ');
  return {
    severity: 'error',
    code: 'subgraph-recursive',
    graph: name,
    message: `subgraph "${name}" contains itself: ${path}; remove one of these nodes`,
  };
}

/** The issues of the nodes of one scope; those within other subgraphs are told of those. */
function scopeIssues(scope: Scope, graph: Graph): readonly Issue[] {
  const issues: Issue[] = [];
  for (const step of scope.steps.values()) {
    if (step.implied && step.place.node.startsWith('inputs.'))
      issues.push(...step.issues.filter((issue) => issue.code !== 'input-missing').map(onGraph(step)));
    else if (step.implied) issues.push(...step.issues.map(onGraph(step)));
    else if (step.issues.length > 0) issues.push(...step.issues);
    else if (step.def.check) issues.push(...literalIssues(step, graph));
  }
  return issues;
}

/** One issue naming a whole cycle, for every graph of the document that has one. */
export function cycleIssues(graph: Graph): readonly Issue[] {
  return [[undefined, graph] as const, ...graph.graphs].flatMap(([name, part]) => cycleIssue(part, name));
}

/** Whether steps of a scope feed each other in a circle. */
function hasCycle({ steps }: Scope): boolean {
  const ready: Step[] = [];
  for (const step of steps.values()) {
    step.unseen = step.sources.length + step.lazySources.length;
    if (step.unseen === 0) ready.push(step);
  }
  for (const { dependents, choosers } of ready) {
    for (const dependent of dependents) if (--dependent.unseen === 0) ready.push(dependent);
    for (const chooser of choosers) if (--chooser.unseen === 0) ready.push(chooser);
  }
  return ready.length < steps.size;
}

function cycleIssue({ nodes }: GraphPart, graph: string | undefined): readonly Issue[] {
  const { cycle } = orderNodes(nodes);
  if (!cycle) return [];
  const shown = cycle.length > 8 ? [...cycle.slice(0, 7), '…', cycle.at(-1)!] : cycle;
  const message = `feeds itself: ${[...shown, cycle[0]].join(' -> ')}; remove one of these edges`;
  return [{ severity: 'error', code: 'cycle', node: cycle[0]!, ...inGraph(graph), message }];
}

/** A problem of a graph input or output: `input` is then `inputs.name` or `outputs.name`. */
export const onGraph =
  (step: Step) =>
  ({ node: _, ...issue }: Issue): Issue => ({ ...issue, input: step.place.node });

/** The node's own rules over what is written in the document; wired values are not known yet. */
function literalIssues(step: Step, graph: Graph): readonly Issue[] {
  if (!step.def.check || step.issues.length > 0 || step.group) return [];
  const known: Record<string, unknown> = {};
  for (const { name, binding } of step.inputs) if (binding.kind === 'value') known[name] = binding.value;
  return toIssues(step, step.def.check(known), graph);
}

/** Problems a node's rules found, with the node's id added and what mends them as ops. */
export const toIssues = (step: Step, problems: readonly InputIssue[], graph: Graph): readonly Issue[] =>
  problems.map(({ mend, ...problem }) => {
    const fix = problem.fix ?? (mend && fixFor(mend, step, graph));
    return { severity: 'error', code: 'input-invalid', ...placeOf(step), ...problem, ...(fix && { fix }) };
  });

/** The issues of steps about to be evaluated, each once however often its node is used. */
export function issuesOfSteps(steps: Iterable<Step>): Issue[] {
  const issues: Issue[] = [];
  for (const step of steps)
    if (step.issues.length > 0) issues.push(...(step.implied ? step.issues.map(onGraph(step)) : step.issues));
  return once(issues);
}

/** Issues without repetitions: a subgraph used five times has its problems once. */
export function once(issues: readonly Issue[]): Issue[] {
  if (!issues.some(({ graph }) => graph !== undefined)) return [...issues];
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify([issue.graph, issue.node, issue.input, issue.code, issue.message]);
    return !seen.has(key) && seen.add(key);
  });
}
