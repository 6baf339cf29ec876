import type { Issue } from '../errors.ts';
import type { InputSpec, NodeType } from '../node/define-node.ts';
import type { PortType } from '../node/port-type.ts';

/** Where one input of a step gets its value from. */
export type Binding =
  | { readonly kind: 'value'; readonly value: unknown; readonly content: string }
  | { readonly kind: 'edge'; readonly edge: BoundEdge }
  | { readonly kind: 'edges'; readonly edges: readonly BoundEdge[] }
  | { readonly kind: 'text'; readonly prompt: boolean; readonly parts: readonly (string | BoundEdge)[] }
  | ResolvedBinding
  | { readonly kind: 'absent' };

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
  /** Set when the value has to be turned into the type of the input. */
  readonly convert?: (value: unknown) => unknown;
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

/**
 * A node made ready to run, plus two kinds that the document implies: every graph input is a step `inputs.name`, and every
 * graph output whose type can be made concrete is a step `outputs.name`.
 */
export interface Step {
  readonly id: string;
  readonly def: NodeType;
  /** Stands for a graph input or output rather than a node of the document. */
  readonly implied: boolean;
  /** Sorted by name, as they enter the key. */
  inputs: readonly BoundInput[];
  /** One entry an edge, so that counting edges counts readiness. */
  sources: readonly Step[];
  readonly dependents: Step[];
  /** Problems found without running anything. */
  issues: readonly Issue[];

  /** True while `outputs` are what the step's inputs give; a step fed by an unsettled one is unsettled. */
  settled: boolean;
  /** Of the outputs held; kept when the step becomes unsettled, so that an equal key settles it again. */
  key: string | undefined;
  outputs: { readonly [port: string]: unknown } | undefined;
  /** Content of each output. */
  contents: { readonly [port: string]: string } | undefined;
  /** Outputs a plan expects, while the real ones are not there. */
  predicted:
    | { readonly outputs: { readonly [port: string]: unknown }; readonly contents: { readonly [port: string]: string } }
    | undefined;

  /** The evaluation that counts this step in; 0 for none. */
  stamp: number;
  /** Edges from unsettled sources still to wait for, during one evaluation. */
  pending: number;
  /** Set during one evaluation when a step it is fed from gave nothing: the id of the first that failed. */
  blockedBy: string | undefined;
}

export const createStep = (id: string, def: NodeType, implied = false): Step => ({
  id,
  def,
  implied,
  inputs: [],
  sources: [],
  dependents: [],
  issues: [],
  settled: false,
  key: undefined,
  outputs: undefined,
  contents: undefined,
  predicted: undefined,
  stamp: 0,
  pending: 0,
  blockedBy: undefined,
});
