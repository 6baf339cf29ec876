import type { Issue } from '../errors.ts';
import { unknown } from '../node/define-node.ts';
import type { Binding, BoundEdge, Step } from './step.ts';

/** The values a step would run with, and the key they make. */
export interface Gathered {
  readonly values: Record<string, unknown>;
  readonly key: string;
  /** Some value is only predicted. */
  readonly tentative: boolean;
  /** Some value cannot be known yet. */
  readonly unknown: boolean;
}

/** Collects a step's inputs from literals and from the steps it is fed from, all of which have given or predicted something. */
export function gather(step: Step, digest: (text: string) => string): Gathered {
  const { def, inputs } = step;
  const gathered: Mutable<Gathered> = { values: {}, key: '', tentative: false, unknown: false };
  let text = `${def.type}@${def.version}`;
  for (let i = 0; i < inputs.length; i++) {
    const { name, binding, neutral } = inputs[i]!;
    if (binding.kind === 'absent') {
      gathered.values[name] = undefined;
      continue;
    }
    gathered.values[name] = boundValue(binding, gathered);
    const content = contentOfBinding(binding);
    if (content !== neutral) text += `\n${name}=${content}`;
  }
  gathered.key = digest(text);
  return gathered;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function boundValue(binding: Exclude<Binding, { kind: 'absent' }>, gathered: Mutable<Gathered>): unknown {
  switch (binding.kind) {
    case 'value':
    case 'resolved':
      return binding.value;
    case 'edge':
      return take(binding.edge, gathered);
    case 'edges': {
      const values: unknown[] = [];
      for (let i = 0; i < binding.edges.length; i++) values.push(take(binding.edges[i]!, gathered));
      return values;
    }
    case 'text': {
      const parts = binding.parts.map((part) => (isBoundEdge(part) ? take(part, gathered) : part));
      return binding.prompt ? { parts } : parts.join('');
    }
    default:
      return binding satisfies never;
  }
}

function take({ step, port, convert }: BoundEdge, gathered: Mutable<Gathered>): unknown {
  if (!step.settled) gathered.tentative = true;
  const value = (step.settled ? step.outputs : step.predicted?.outputs)?.[port];
  if (value === unknown || value === undefined) {
    gathered.unknown = true;
    return undefined;
  }
  return convert ? convert(value) : value;
}

/** Content of what is bound to an input, as it enters the key; a source that has given nothing yet counts as predicted. */
export function contentOfBinding(binding: Binding): string {
  switch (binding.kind) {
    case 'value':
      return binding.content;
    case 'resolved':
      return binding.content ?? 'null';
    case 'edge':
      return contentOfEdge(binding.edge);
    case 'edges': {
      let text = '[';
      for (let i = 0; i < binding.edges.length; i++) text += `${contentOfEdge(binding.edges[i]!)},`;
      return `${text}]`;
    }
    case 'text':
      return `"${binding.parts.map((part) => (isBoundEdge(part) ? contentOfEdge(part) : JSON.stringify(part))).join('+')}"`;
    case 'absent':
      return '';
    default:
      return binding satisfies never;
  }
}

const contentOfEdge = ({ step, port }: BoundEdge): string =>
  (step.settled ? step.contents : step.predicted?.contents)?.[port] ?? `?${step.def.type}`;

const isBoundEdge = (part: unknown): part is BoundEdge => typeof part === 'object' && part !== null && 'step' in part;

/** Problems of values that lie outside the document, such as a missing file. */
export const resolutionIssues = (step: Step): readonly Issue[] =>
  step.inputs.flatMap(({ binding }) => (binding.kind === 'resolved' && binding.problem ? [binding.problem] : []));
