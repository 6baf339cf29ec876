import type { Fix, Issue } from '../errors.ts';
import { edgesIn, type NodeRecord, parseFrom } from '../graph/document.ts';
import { type Mention, parseText } from '../graph/text.ts';
import type { InputSpec, NodeType, OutputSpec } from '../node/define-node.ts';
import { bindInput, type Mend, type Report, type Surroundings } from './bind.ts';
import { contentOf } from './content.ts';
import { contentOfBinding, isBoundEdge } from './gather.ts';
import { addDependent, type Binding, type BoundInput, type Place, type Step } from './step.ts';

/** Which inputs of a step to bind again. */
export type Wanted = 'all' | ReadonlySet<string>;

/** What to bind, and where problems belong. */
export interface BindOptions {
  readonly given: NodeRecord['inputs'];
  readonly extra: readonly Issue[];
  readonly only: Wanted;
  readonly around: Surroundings;
  /** Whether mends of an input can be written into the document. */
  readonly mendable: boolean;
}

/** Binds the inputs of a step and wires it to the steps it is fed from. */
export function bindStep(step: Step, { given, extra, only, around, mendable }: BindOptions): void {
  const names = mentionNames(step.def, given);
  // Most steps have no problem: nothing is made for one before it is there.
  let issues: Issue[] | undefined = extra.length > 0 ? [...extra] : undefined;
  let name = '';
  const note = (issue: Issue) => {
    issues ??= [];
    issues.push(issue);
  };
  const report: Report = ({ mend, ...problem }) =>
    note({
      severity: 'error',
      ...placeOf(step.place),
      input: name,
      ...problem,
      ...(mendable ? fixOf(step, name, mend) : {}),
    });
  const inputs = inputsOf(step.def).map((input, i): BoundInput => {
    const { spec } = input;
    name = input.name;
    const before = step.inputs[i];
    // A changed edge can change what a prompt mentions, so prompts are always bound again.
    if (before && only !== 'all' && !only.has(name) && !spec.type.mentions) {
      for (const issue of step.issues) if (issue.input === name && !extra.includes(issue)) note(issue);
      return before;
    }
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const binding = bindInput(name, spec, value, around, report, names);
    return { name, spec, binding, neutral: neutralContent(spec, around.digest) };
  });
  step.issues = issues ?? NO_ISSUES;
  rewire(step, inputs);
}

const NO_ISSUES: readonly Issue[] = [];

const placeOf = ({ graph, node }: Place) => ({ node, ...(graph !== undefined && { graph }) });

/** Gives a step bound inputs, and tells the steps they come from. */
export function rewire(step: Step, inputs: readonly BoundInput[]): void {
  const edgesChanged = inputs.some((input, i) => {
    const before = step.inputs[i];
    return input !== before && (hasEdges(before?.binding) || hasEdges(input.binding));
  });
  step.inputs = inputs;
  if (!edgesChanged) return;
  unwire(step);
  const sources: Step[] = [];
  const lazy: Step[] = [];
  for (const { spec, binding } of inputs) collectSources(binding, spec.options.lazy ? lazy : sources);
  step.sources = exact(sources);
  step.lazySources = exact(lazy);
  for (const source of sources) addDependent(source, step);
  for (const source of lazy) source.choosers = [...source.choosers, step];
}

const NO_STEPS: readonly Step[] = [];

/** A copy without room to grow: there may be a hundred thousand of them. */
const exact = (steps: readonly Step[]): readonly Step[] => (steps.length === 0 ? NO_STEPS : steps.slice());

/** Forgets where a step is fed from. */
export function unwire(step: Step): void {
  for (const source of step.sources) remove(source.dependents, step);
  for (const source of step.lazySources) source.choosers = source.choosers.filter((chooser) => chooser !== step);
  step.sources = NO_STEPS;
  step.lazySources = NO_STEPS;
}

const hasEdges = (binding: Binding | undefined): boolean => binding !== undefined && WIRED.has(binding.kind);
const WIRED: ReadonlySet<Binding['kind']> = new Set(['edge', 'edges', 'text', 'literals']);

function collectSources(binding: Binding, sources: Step[]): void {
  if (binding.kind === 'edge') sources.push(binding.edge.step);
  else if (binding.kind === 'edges') for (const edge of binding.edges) sources.push(edge.step);
  else if (binding.kind === 'literals') for (const item of binding.items) collectSources(item, sources);
  else if (binding.kind === 'text') for (const part of binding.parts) if (isBoundEdge(part)) sources.push(part.step);
}

const remove = (list: Step[], step: Step) => {
  const at = list.lastIndexOf(step);
  if (at < 0) return;
  // The order of dependents means nothing: no need to move the others up.
  const last = list.pop()!;
  if (at < list.length) list[at] = last;
};

/** The ops that mend an input of a node, or take away a graph output that comes from nowhere. */
function fixOf({ def, place, implied }: Step, input: string, mend: Mend | undefined): { readonly fix?: Fix } {
  if (!mend) return {};
  const { label, value } = mend;
  const { node, graph } = place;
  const where = graph === undefined ? {} : { graph };
  // A node that gives a list cannot run once per item.
  if (mend.each && Object.values(def.outputs as NodeType['outputs']).some((spec) => (spec as OutputSpec).type.element))
    return {};
  if (mend.each) return { fix: { label, ops: [{ op: 'set-each', node, value: [[input]], ...where }] } };
  if (!implied)
    return { fix: { label, ops: [{ op: 'set-input', node, input, ...(value !== undefined && { value }), ...where }] } };
  const [kind, name] = node.split('.') as [string, string];
  return kind === 'outputs'
    ? { fix: { label: 'remove the output', ops: [{ op: 'set-graph-output', name, ...where }] } }
    : {};
}

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

/** What an input contributes when nothing is said: its default, or no edges. New inputs so leave the keys of old documents alone. */
export function neutralContent(spec: InputSpec, digest: (text: string) => string): string | undefined {
  if (spec.arity === 'many') return '[]';
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

/** Content of each input of a step, as a manifest keeps it. */
export function inputContents(step: Step, digest: (text: string) => string): Record<string, string> {
  const contents: Record<string, string> = {};
  for (const { name, binding } of step.inputs)
    if (binding.kind !== 'absent') contents[name] = contentOfBinding(binding, digest);
  return contents;
}
