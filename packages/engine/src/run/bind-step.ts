import type { Fix, Issue } from '../errors.ts';
import { edgesIn, type NodeRecord, parseFrom } from '../graph/document.ts';
import { type Mention, parseText } from '../graph/text.ts';
import type { InputSpec, NodeType, OutputSpec } from '../node/define-node.ts';
import { bindInput, type Mend, type Problem, type Surroundings } from './bind.ts';
import { contentOf } from './content.ts';
import { contentOfBinding, isBoundEdge } from './gather.ts';
import { addDependent, type Binding, type BoundEdge, type BoundInput, type Place, type Step } from './step.ts';

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
  const problems: Problem[] = [];
  // Most steps have no problem: nothing is made for one before it is there.
  let issues: Issue[] | undefined = extra.length > 0 ? withExtra(extra) : undefined;
  const inputs = inputsOf(step.def).map((input, i): BoundInput => {
    const { name, spec } = input;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined && input.unsaid) return input.unsaid;
    const before = step.inputs[i];
    // A changed edge can change what a prompt mentions, so prompts are always bound again.
    if (before && only !== 'all' && !only.has(name) && !spec.type.mentions) {
      for (const issue of step.issues) if (isOwn(issue, name)) issues = withOne(issues, issue);
      return before;
    }
    const binding = bindInput(name, spec, value, around, problems, names);
    const bound = { name, spec, binding, neutral: neutralContent(spec, around.digest) };
    if (problems.length === 0) {
      if (value === undefined && isForAll(binding)) input.unsaid = bound;
    } else for (const problem of problems.splice(0)) issues = withOne(issues, toIssue(step, name, problem, mendable));
    return bound;
  });
  step.issues = issues ?? NO_ISSUES;
  rewire(step, inputs);
}

/** Starts a list of issues with those that do not come from binding: they are found anew each time. */
export function withExtra(extra: readonly Issue[]): Issue[] {
  for (const issue of extra) extras.add(issue);
  return [...extra];
}
const extras = new WeakSet<Issue>();

/** Whether an issue was found by binding an input, and stays for as long as that is not bound again. */
export const isOwn = (issue: Issue, input: string): boolean => issue.input === input && !extras.has(issue);

function withOne(issues: Issue[] | undefined, issue: Issue): Issue[] {
  if (!issues) return [issue];
  issues.push(issue);
  return issues;
}

function toIssue(step: Step, input: string, { mend, ...problem }: Problem, mendable: boolean): Issue {
  const fix = mendable ? fixOf(step, input, mend) : {};
  return { severity: 'error', ...placeOf(step.place), input, ...problem, ...fix };
}

const NO_ISSUES: readonly Issue[] = [];

/** Whether what an input is when nothing is said can be the same object for every node of the type. */
const isForAll = (binding: Binding): boolean =>
  binding.kind === 'value' || binding.kind === 'absent' || (binding.kind === 'edges' && binding.edges.length === 0);

const placeOf = ({ graph, node }: Place) => ({ node, ...(graph !== undefined && { graph }) });

/** Gives a step bound inputs, and tells the steps they come from. */
export function rewire(step: Step, inputs: readonly BoundInput[]): void {
  const before = step.inputs;
  step.inputs = inputs;
  if (!haveOtherEdges(before, inputs)) return;
  unwire(step);
  let sources = NO_STEPS;
  let lazySources = NO_STEPS;
  for (const { spec, binding } of inputs) {
    if (!hasEdges(binding)) continue;
    if (spec.options.lazy) lazySources = joined(lazySources, stepsIn(binding));
    else sources = joined(sources, stepsIn(binding));
  }
  step.sources = sources;
  step.lazySources = lazySources;
  for (const source of sources) addDependent(source, step);
  for (const source of lazySources) source.choosers = [...source.choosers, step];
}

function haveOtherEdges(before: readonly BoundInput[], inputs: readonly BoundInput[]): boolean {
  for (let i = 0; i < inputs.length; i++)
    if (inputs[i] !== before[i] && (hasEdges(before[i]?.binding) || hasEdges(inputs[i]?.binding))) return true;
  return false;
}

const NO_STEPS: readonly Step[] = [];
const stepOf = ({ step }: BoundEdge): Step => step;

/** Both in one list without room to grow: there may be a hundred thousand of them. */
const joined = (some: readonly Step[], more: readonly Step[]): readonly Step[] =>
  more.length === 0 ? some : some.length === 0 ? more : some.concat(more);

/** Forgets where a step is fed from. */
export function unwire(step: Step): void {
  for (const source of step.sources) remove(source.dependents, step);
  for (const source of step.lazySources) source.choosers = source.choosers.filter((chooser) => chooser !== step);
  step.sources = NO_STEPS;
  step.lazySources = NO_STEPS;
}

const hasEdges = (binding: Binding | undefined): boolean => binding !== undefined && WIRED.has(binding.kind);
const WIRED: ReadonlySet<Binding['kind']> = new Set(['edge', 'edges', 'text', 'literals']);

/** The steps a binding takes values from, one entry an edge. */
function stepsIn(binding: Binding): readonly Step[] {
  switch (binding.kind) {
    case 'edge':
      return [binding.edge.step];
    case 'edges':
      return binding.edges.map(stepOf);
    case 'literals':
      return binding.items.flatMap(stepsIn);
    case 'text':
      return binding.parts.flatMap((part) => (isBoundEdge(part) ? [part.step] : []));
    default:
      return NO_STEPS;
  }
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

/** An input of a node type. */
interface TypeInput {
  readonly name: string;
  readonly spec: InputSpec;
  /** What it is on every node that says nothing of it, once there was one, where that is no problem. */
  unsaid: BoundInput | undefined;
}

/** Inputs of a node type by name order, computed once per type. */
const sortedInputs = new WeakMap<NodeType, readonly TypeInput[]>();
function inputsOf(def: NodeType): readonly TypeInput[] {
  let sorted = sortedInputs.get(def);
  if (!sorted) {
    sorted = Object.keys(def.inputs)
      .sort()
      .map((name) => ({ name, spec: def.inputs[name] as InputSpec, unsaid: undefined }));
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
    // What a subgraph gives for a default may be anything; what is wrong with it is told of where it stands.
    if (!spec.type.literal?.safeParse(spec.options.default).success) return undefined;
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
