import type { Fix, Issue } from '../errors.ts';
import { edgesIn, type NodeRecord, parseFrom } from '../graph/document.ts';
import { type Change, type Touched, touch } from '../graph/edit.ts';
import { type Graph, graphInputs, graphOutputs } from '../graph/graph.ts';
import { type Mention, parseText } from '../graph/text.ts';
import type { InputSpec, NodeType } from '../node/define-node.ts';
import { portTypesOf, type Registry } from '../node/registry.ts';
import { bindInput, type Mend, type Report, type Surroundings } from './bind.ts';
import { contentOf } from './content.ts';
import { currentRecord, graphInputIssues } from './current-record.ts';
import { contentOfBinding } from './gather.ts';
import { ANY_TYPE, inputStepType, outputStepType, UNKNOWN_NODE } from './implied.ts';
import { type Binding, type BoundInput, createStep, type Step } from './step.ts';

/** A graph made ready: one step per node, graph input and graph output, wired to each other. */
export interface Compilation {
  readonly steps: ReadonlyMap<string, Step>;
  /** The steps of graph inputs and outputs. */
  implied(): Iterable<Step>;
  /** Steps with a literal whose value lies outside the document. */
  resolving(): Iterable<Step>;
  /**
   * Binds again what an edit touched and returns the steps whose results are in question (not what hangs on them).
   * Cost follows the edit, not the graph.
   */
  update(nodes: Change['nodes'], interfaceChanged: boolean): readonly Step[];
}

/**
 * Compiles a graph. Problems are kept on the steps as issues; nothing is thrown and nothing runs.
 *
 * @param values - literals for the graph's inputs, in place of their defaults
 */
export function compile(
  graph: Graph,
  registry: Registry,
  digest: (text: string) => string,
  values: ReadonlyMap<string, unknown>,
): Compilation {
  const steps = new Map<string, Step>();
  /** Ids that edges name although no such step exists, with the steps that wait for them. */
  const wished = new Map<string, Set<string>>();

  const implied = new Map<string, Step>();
  const resolving = new Set<Step>();
  const definitionOf = (record: NodeRecord) => registry.get(record.type) ?? UNKNOWN_NODE;
  const wish = (id: string, asker: string) => wished.set(id, (wished.get(id) ?? new Set()).add(asker));

  const surroundingsOf = (asker: string): Surroundings => ({
    digest,
    find(id) {
      const step = steps.get(id);
      if (!step) wish(id, asker);
      return step;
    },
  });

  const bind = (step: Step, given: NodeRecord['inputs'], extra: readonly Issue[], only: Wanted) => {
    const around = surroundingsOf(step.id);
    const names = mentionNames(step.def, given);
    const issues: Issue[] = [...extra];
    let edgesChanged = false;
    step.inputs = inputsOf(step.def).map(({ name, spec }, i): BoundInput => {
      const before = step.inputs[i];
      // A changed edge can change what a prompt mentions, so prompts are always bound again.
      if (before && only !== 'all' && !only.has(name) && !spec.type.mentions) {
        for (const issue of step.issues) if (issue.input === name && !extra.includes(issue)) issues.push(issue);
        return before;
      }
      const report: Report = ({ mend, ...problem }) =>
        issues.push({ severity: 'error', node: step.id, input: name, ...problem, ...fixOf(step, name, mend) });
      const binding = bindInput(
        name,
        spec,
        Object.hasOwn(given, name) ? given[name] : undefined,
        around,
        report,
        names,
      );
      edgesChanged ||= hasEdges(before?.binding) || hasEdges(binding);
      return { name, spec, binding, neutral: neutralContent(spec, digest) };
    });
    step.issues = issues;
    if (edgesChanged) {
      for (const source of step.sources) remove(source.dependents, step);
      step.sources = sourcesOf(step.inputs);
      for (const source of step.sources) source.dependents.push(step);
    }
    if (step.inputs.some(({ binding }) => binding.kind === 'resolved')) resolving.add(step);
    else resolving.delete(step);
  };

  const bindNode = (step: Step, only: Wanted) => {
    const record = graph.nodes.get(step.id)!;
    const { record: current, issues } = currentRecord(step.id, record, registry);
    bind(step, current.inputs, issues, current === record ? only : 'all');
  };

  const bindImplied = (step: Step) => {
    const [kind, name] = step.id.split('.') as [string, string];
    if (kind === 'outputs') return bind(step, { value: graphOutputs(graph)[name]! }, [], 'all');
    const input = graphInputs(graph)[name]!;
    const value = values.has(name) ? values.get(name) : input.default;
    bind(step, value === undefined ? {} : { value: value as never }, graphInputIssues(input, registry), 'all');
  };

  const bindAny = (step: Step, only: Wanted) => (step.implied ? bindImplied(step) : bindNode(step, only));

  /** Creates or drops the steps that graph inputs and outputs imply; returns the ids that came, went or changed type. */
  const syncImplied = (): ReadonlySet<string> => {
    const wanted = impliedSteps(graph, registry, steps);
    const touched = new Set<string>();
    for (const [id, step] of implied) {
      if (wanted.get(id) === step.def) continue;
      drop(step);
      implied.delete(id);
      touched.add(id);
    }
    for (const [id, def] of wanted) {
      if (implied.has(id)) continue;
      const step = createStep(id, def, true);
      steps.set(id, step);
      implied.set(id, step);
      touched.add(id);
    }
    return touched;
  };

  const drop = (step: Step) => {
    for (const source of step.sources) remove(source.dependents, step);
    steps.delete(step.id);
    resolving.delete(step);
    // Whoever was fed from it has to be bound again, now and when the id comes back.
    for (const dependent of step.dependents) wish(step.id, dependent.id);
  };

  for (const [id, record] of graph.nodes) steps.set(id, createStep(id, definitionOf(record)));
  syncImplied();
  for (const step of steps.values()) bindAny(step, 'all');

  return {
    steps,
    implied: () => implied.values(),
    resolving: () => resolving,
    update(nodes, interfaceChanged) {
      const rebind: Touched = new Map();
      let structureChanged = interfaceChanged;
      const replaced = (id: string) => {
        rebind.set(id, 'all');
        for (const asker of wished.get(id) ?? []) rebind.set(asker, 'all');
        wished.delete(id);
      };
      for (const [id, inputs] of nodes) {
        const record = graph.nodes.get(id);
        const step = steps.get(id);
        if (record && step?.def === definitionOf(record)) {
          touch(rebind, id, inputs);
          continue;
        }
        structureChanged = true;
        if (step) drop(step);
        if (record) steps.set(id, createStep(id, definitionOf(record)));
        replaced(id);
      }
      if (structureChanged) for (const id of syncImplied()) replaced(id);
      if (interfaceChanged) for (const id of implied.keys()) rebind.set(id, 'all');
      const touched: Step[] = [];
      for (const [id, inputs] of rebind) {
        const step = steps.get(id);
        if (!step) continue;
        bindAny(step, inputs);
        touched.push(step);
      }
      return touched;
    },
  };
}

/** The definitions of the steps that a graph's inputs and outputs stand for, by id. */
function impliedSteps(
  graph: Graph,
  registry: Registry,
  steps: ReadonlyMap<string, Step>,
): ReadonlyMap<string, NodeType> {
  const wanted = new Map<string, NodeType>();
  const types = portTypesOf(registry);
  for (const [name, input] of Object.entries(graphInputs(graph))) {
    const type = types.get(input.type);
    wanted.set(`inputs.${name}`, type ? inputStepType(type) : UNKNOWN_NODE);
  }
  for (const [name, edge] of Object.entries(graphOutputs(graph))) {
    const { node, port } = parseFrom(edge.from);
    const type =
      node === 'inputs' ? types.get(graphInputs(graph)[port]?.type ?? '') : steps.get(node)?.def.outputs[port]?.type;
    wanted.set(`outputs.${name}`, outputStepType(type ?? ANY_TYPE));
  }
  return wanted;
}

/** The ops that mend an input of a node, or take away a graph output that comes from nowhere. */
function fixOf({ id, implied }: Step, input: string, mend: Mend | undefined): { readonly fix?: Fix } {
  if (!mend) return {};
  const { label, value } = mend;
  if (!implied)
    return { fix: { label, ops: [{ op: 'set-input', node: id, input, ...(value !== undefined && { value }) }] } };
  const [kind, name] = id.split('.') as [string, string];
  return kind === 'outputs' ? { fix: { label: 'remove the output', ops: [{ op: 'set-graph-output', name }] } } : {};
}

/** Which inputs of a step to bind again. */
type Wanted = 'all' | ReadonlySet<string>;

const hasEdges = (binding: Binding | undefined): boolean =>
  binding !== undefined && (binding.kind === 'edge' || binding.kind === 'edges' || binding.kind === 'text');

/** Inputs of a node type by name order, computed once per type. */
const sortedInputs = new WeakMap<NodeType, readonly { readonly name: string; readonly spec: InputSpec }[]>();
function inputsOf(def: NodeType): readonly { readonly name: string; readonly spec: InputSpec }[] {
  let sorted = sortedInputs.get(def);
  if (!sorted) {
    sorted = Object.keys(def.inputs)
      .sort()
      .map((name) => ({ name, spec: def.inputs[name] as InputSpec }));
    sortedInputs.set(def, sorted);
  }
  return sorted;
}

function sourcesOf(inputs: readonly BoundInput[]): readonly Step[] {
  const sources: Step[] = [];
  for (const { binding } of inputs) {
    if (binding.kind === 'edge') sources.push(binding.edge.step);
    else if (binding.kind === 'edges') for (const edge of binding.edges) sources.push(edge.step);
    else if (binding.kind === 'text')
      for (const part of binding.parts) if (typeof part === 'object' && 'step' in part) sources.push(part.step);
  }
  return sources;
}

const remove = (list: Step[], step: Step) => {
  const at = list.indexOf(step);
  if (at >= 0) list.splice(at, 1);
};

/** What an input contributes when nothing is said: its default, or no edges. New inputs so leave the keys of old documents alone. */
function neutralContent(spec: InputSpec, digest: (text: string) => string): string | undefined {
  if (spec.arity === 'many') return contentOfBinding({ kind: 'edges', edges: [] });
  if (!spec.hasDefault || spec.type.resolve) return undefined;
  let content = neutralContents.get(spec);
  if (content === undefined) {
    const value = spec.type.mentions
      ? { parts: parseText(spec.options.default as string, true) }
      : spec.options.default;
    content = contentOf(spec.type, value, digest);
    neutralContents.set(spec, content);
  }
  return content;
}
const neutralContents = new WeakMap<InputSpec, string>();

const NO_NAMES: ReadonlyMap<string, readonly Mention[]> = new Map();

/** The names a prompt of this node may mention: `as`, else the id of the source, for every edge of the node. */
function mentionNames(def: NodeType, inputs: NodeRecord['inputs']): ReadonlyMap<string, readonly Mention[]> {
  if (!inputsOf(def).some(({ spec }) => spec.type.mentions)) return NO_NAMES;
  const names = new Map<string, Mention[]>();
  for (const [input, value] of Object.entries(inputs)) {
    edgesIn(value).forEach((edge, index) => {
      const { node, port } = parseFrom(edge.from);
      const name = edge.as ?? (node === 'inputs' ? port : node);
      names.set(name, [...(names.get(name) ?? []), { input, index }]);
    });
  }
  return names;
}
