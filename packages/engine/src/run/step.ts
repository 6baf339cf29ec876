import type { ErrorData, Issue } from '../errors.ts';
import type { InputSpec, NodeType } from '../node/define-node.ts';
import type { PortType } from '../node/port-type.ts';
import type { Group } from './group.ts';

/** Where one input of a step gets its value from. */
export type Binding =
  | ValueBinding
  | { readonly kind: 'edge'; readonly edge: BoundEdge }
  | { readonly kind: 'edges'; readonly edges: readonly BoundEdge[] }
  | TextBinding
  | LiteralsBinding
  | ItemBinding
  | ResolvedBinding
  | { readonly kind: 'absent' };

export interface ValueBinding {
  readonly kind: 'value';
  readonly value: unknown;
  readonly content: string;
}

/** A text with edges or mentions in it. */
export interface TextBinding {
  readonly kind: 'text';
  readonly prompt: boolean;
  readonly parts: readonly (string | TextReference)[];
}

/** A list of texts typed in, each with what stands in it. */
export interface LiteralsBinding {
  readonly kind: 'literals';
  readonly items: readonly (ValueBinding | TextBinding)[];
}

/** A piece of a text that is no plain text: an edge, or a mention. */
export type TextReference = BoundEdge | { readonly input: string; readonly index: number };

/** One item of what is bound to an input of a node that runs once per item. */
export interface ItemBinding {
  readonly kind: 'item';
  readonly list: ValueBinding | ResolvedBinding | { readonly kind: 'edge'; readonly edge: BoundEdge };
  /** Type of the items as their source gives them. */
  readonly element: PortType;
  index: number;
}

/** A literal whose value lies outside the document, such as a file's content; looked at again before every plan. */
export interface ResolvedBinding {
  readonly kind: 'resolved';
  readonly literal: unknown;
  readonly type: PortType;
  value: unknown;
  content: string | undefined;
  problem: Issue | undefined;
}

/** One edge, bound to the step it comes from. */
export interface BoundEdge {
  readonly step: Step;
  readonly port: string;
  /** Set when the value has to be turned into the type of the input; applied to each item where `spread` is set. */
  readonly convert?: (value: unknown) => unknown;
  /** Set when the edge gives a list whose items stand in its place: their type. */
  readonly spread?: PortType;
  /** What a `named` input calls it. */
  readonly name?: string;
}

/** One input of a step. */
export interface BoundInput {
  readonly name: string;
  readonly spec: InputSpec;
  readonly binding: Binding;
  /** Content of the input's default: an input that has it stays out of the key. */
  readonly neutral: string | undefined;
}

/** Why a step stands where it stands; `changed` names what the document's author touched, as `node.input`. */
export interface Why {
  readonly reason:
    | 'first-time'
    | 'input-changed'
    | 'version-changed'
    | 'result-missing'
    | 'forced'
    | 'unchanged'
    | 'waits';
  /** Inputs whose content differs from the last run. */
  readonly inputs?: readonly string[];
  readonly changed?: readonly string[];
  readonly message: string;
}

/** Why a step gave nothing: itself, or one that it hangs on. */
export interface Fault {
  readonly node: string;
  readonly kind: 'failed' | 'stopped' | 'waiting';
  readonly error: ErrorData;
}

/** A set of steps that is evaluated together: those of the document, or the members of one group. */
export interface Home {
  readonly unsettled: Set<Step>;
  /** The step whose members these are; absent for the document's own. */
  readonly owner?: Step;
}

/** Where a step stands in the document. */
export interface Place {
  /** Subgraph; absent for the document's own graph. */
  readonly graph?: string;
  /** Node id within it, `inputs.name` or `outputs.name`. */
  readonly node: string;
}

/**
 * A node made ready to run, plus two kinds that the document implies: every graph input is a step `inputs.name`, and every graph
 * output is a step `outputs.name`, which at the top makes lazy values concrete.
 */
export interface Step {
  /** Path: `grade`, `shots/2/grade`. */
  readonly id: string;
  readonly place: Place;
  readonly home: Home;
  readonly def: NodeType;
  /** Stands for a graph input or output rather than a node of the document. */
  readonly implied: boolean;
  /** The subgraph node whose place it stands in, directly. */
  within: Step | undefined;
  /** Set on subgraph nodes: what stands in their place. */
  inner: ReadonlyMap<string, Step> | undefined;
  /** Set when the work is done by members made while the graph is evaluated. */
  group: Group | undefined;
  /** Sorted by name, as they enter the key. */
  inputs: readonly BoundInput[];
  /** One entry an edge, so that counting edges counts readiness. */
  sources: readonly Step[];
  /** Steps that feed it only if it chooses them. */
  lazySources: readonly Step[];
  /** Replaced rather than grown while short: most steps have one or two, and arrays grow by seventeen. */
  dependents: Step[];
  /** Steps that may choose it. */
  choosers: readonly Step[];
  /** Problems found without running anything. */
  issues: readonly Issue[];

  /** True while `contents` are what the step's inputs give; a step fed by an unsettled one is unsettled. */
  settled: boolean;
  /** Of the outputs held; kept when the step becomes unsettled, so that an equal key settles it again. */
  key: string | undefined;
  /** May be absent on a settled step: they were let go to save memory, or never needed; asking for them evaluates again. */
  outputs: { readonly [port: string]: unknown } | undefined;
  /** Content of each output. */
  contents: { readonly [port: string]: string } | undefined;
  /** The outputs are large: they are let go as soon as nothing under way needs them. */
  isHeavy: boolean;
  /** Outputs a plan expects, while the real ones are not there. */
  predicted:
    | { readonly outputs: { readonly [port: string]: unknown }; readonly contents: { readonly [port: string]: string } }
    | undefined;
  /** Lazy edges chosen in the last evaluation. */
  chosen: ReadonlyMap<string, true | ReadonlySet<number>> | undefined;

  /** The evaluation that counts this step in, and the one it has ended in; 0 for none. */
  stamp: number;
  endStamp: number;
  /** Sources not looked at yet, while circles are looked for. */
  unseen: number;
  /** Edges from unsettled sources still to wait for, during one evaluation. */
  pending: number;
  /** Set during one evaluation: why the step gave nothing, or will not run. */
  fault: Fault | undefined;
}

export const createStep = (id: string, place: Place, home: Home, def: NodeType, implied = false): Step => ({
  id,
  place,
  home,
  def,
  implied,
  within: undefined,
  inner: undefined,
  group: undefined,
  inputs: NO_INPUTS,
  sources: NO_STEPS,
  lazySources: NO_STEPS,
  dependents: NO_DEPENDENTS,
  choosers: NO_STEPS,
  issues: NO_ISSUES,
  settled: false,
  key: undefined,
  outputs: undefined,
  contents: undefined,
  isHeavy: false,
  predicted: undefined,
  chosen: undefined,
  stamp: 0,
  endStamp: 0,
  unseen: 0,
  pending: 0,
  fault: undefined,
});

const NO_INPUTS: readonly BoundInput[] = [];
const NO_STEPS: readonly Step[] = [];
const NO_DEPENDENTS: Step[] = [];

/** Notes that one step is fed from another. */
export function addDependent(source: Step, dependent: Step): void {
  const { dependents } = source;
  const [first, second] = dependents;
  // Written out: a list that is pushed to, or spread into another one, gets room for seventeen more.
  if (first === undefined) source.dependents = [dependent];
  else if (second === undefined) source.dependents = [first, dependent];
  else if (dependents.length === 2) source.dependents = [first, second, dependent];
  else dependents.push(dependent);
}
const NO_ISSUES: readonly Issue[] = [];
