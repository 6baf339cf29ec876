import type { Issue } from '../errors.ts';
import type { GraphDocument } from '../graph/document.ts';
import { type Graph, openGraph } from '../graph/graph.ts';
import { orderNodes } from '../graph/order.ts';
import { sha256Text } from '../hash.ts';
import type { InputIssue } from '../node/define-node.ts';
import type { Registry } from '../node/registry.ts';
import { type Compilation, compile } from './compile.ts';
import type { Step } from './step.ts';

/**
 * Every problem of a document that can be found without looking at a file: unknown types and inputs, wrong literals, edges
 * that do not fit, cycles, rules of nodes over their literals. In document order.
 */
export function validate(document: GraphDocument, registry: Registry): readonly Issue[] {
  const graph = openGraph(document);
  return issuesOf(compile(graph, registry, sha256Text, new Map()), graph);
}

/** The issues of a compiled graph. A graph input without value is an issue of a run, not of the document. */
export function issuesOf(compilation: Compilation, graph: Graph): readonly Issue[] {
  const issues: Issue[] = [];
  for (const step of compilation.steps.values()) {
    if (step.id.startsWith('inputs.'))
      issues.push(...step.issues.filter((issue) => issue.code !== 'input-missing').map(onGraph(step)));
    else if (step.implied) issues.push(...step.issues.map(onGraph(step)));
    else issues.push(...step.issues, ...literalIssues(step));
  }
  issues.push(...cycleIssues(graph));
  return issues;
}

/** One issue naming a whole cycle, when there is one. */
export function cycleIssues(graph: Graph): readonly Issue[] {
  const { cycle } = orderNodes(graph.nodes);
  if (!cycle) return [];
  const shown = cycle.length > 8 ? [...cycle.slice(0, 7), '…', cycle.at(-1)!] : cycle;
  const message = `feeds itself: ${[...shown, cycle[0]].join(' -> ')}; remove one of these edges`;
  return [{ severity: 'error', code: 'cycle', node: cycle[0]!, message }];
}

/** A problem of a graph input or output: `input` is then `inputs.name` or `outputs.name`. */
export const onGraph =
  (step: Step) =>
  ({ node: _, ...issue }: Issue): Issue => ({ ...issue, input: step.id });

/** The node's own rules over what is written in the document; wired values are not known yet. */
function literalIssues(step: Step): readonly Issue[] {
  if (!step.def.check || step.issues.length > 0) return [];
  const known: Record<string, unknown> = {};
  for (const { name, binding } of step.inputs) if (binding.kind === 'value') known[name] = binding.value;
  return toIssues(step, step.def.check(known));
}

/** Problems a node's rules found, with the node's id added. */
export const toIssues = (step: Step, problems: readonly InputIssue[]): readonly Issue[] =>
  problems.map((problem) => ({ severity: 'error', code: 'input-invalid', node: step.id, ...problem }));
