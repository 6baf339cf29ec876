import type { Issue } from '../errors.ts';
import { NodeError } from '../errors.ts';
import { isUnknown } from '../node/define-node.ts';
import { FailedItem } from '../node/list.ts';
import type { PortType } from '../node/port-type.ts';
import { countProblem } from './bind.ts';
import { contentOf, isExpectedItem, itemContents } from './content.ts';
import type { Binding, BoundEdge, BoundInput, ItemBinding, Step, TextBinding, TextReference } from './step.ts';

/** The values a step would run with, and the key they make. */
export interface Gathered {
  readonly values: Record<string, unknown>;
  readonly key: string;
  /** Some value is only predicted. */
  readonly tentative: boolean;
  /** Some value cannot be known yet. */
  readonly unknown: boolean;
  /** Settled steps whose values are wanted but not held any more. */
  readonly missing: readonly Step[];
  /** The key itself cannot be told without those values. */
  readonly keyOpen: boolean;
  /** An item that could not be made stands where it cannot be done without. */
  readonly failed: FailedItem | undefined;
}

class Gathering implements Gathered {
  readonly values: Record<string, unknown> = {};
  key = '';
  tentative = false;
  unknown = false;
  missing: Step[] = NONE;
  keyOpen = false;
  failed: FailedItem | undefined = undefined;

  lack(step: Step): void {
    if (this.missing === NONE) this.missing = [];
    this.missing.push(step);
  }
}
const NONE: Step[] = [];
const NOTHING_HANDED_ON = {
  code: 'input-invalid',
  message: 'is off and has nothing to hand on; turn it on, or wire something else in',
  retryable: false,
} as const;

/**
 * Collects a step's inputs from literals and from the steps it is fed from, all of which have given or predicted something.
 *
 * @param eagerOnly - leaves lazy inputs out: what is chosen from
 * @throws NodeError `input-invalid` when lists give an input more or fewer values than it takes
 */
export function gather(step: Step, digest: (text: string) => string, eagerOnly = false): Gathered {
  const { def, inputs } = step;
  const gathered = new Gathering();
  let text = `${def.type}@${def.version}`;
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i]!;
    const { name, binding } = input;
    if (binding.kind === 'absent' || (eagerOnly && input.spec.options.lazy)) {
      gathered.values[name] = undefined;
      continue;
    }
    const value = inputValue(step, input, gathered);
    gathered.values[name] = value;
    const isText = binding.kind === 'text' || binding.kind === 'literals';
    const content = isText ? contentOfText(input, value, gathered, digest) : contentOfInput(step, input, digest);
    if (content !== input.neutral) text += `\n${name}=${content}`;
  }
  gathered.key = digest(text);
  return gathered;
}

/**
 * The key of a step all of whose inputs are settled, without looking at any value; `undefined` where values or choices decide, or
 * something is only predicted.
 */
export function keyByContents({ def, inputs }: Step, digest: (text: string) => string): string | undefined {
  let text = `${def.type}@${def.version}`;
  for (let i = 0; i < inputs.length; i++) {
    const { name, spec, binding, neutral } = inputs[i]!;
    if (binding.kind === 'absent') continue;
    if (spec.options.lazy || spec.options.named || !isPlain(binding)) return undefined;
    const content = contentOfBinding(binding, digest);
    if (content !== neutral) text += `\n${name}=${content}`;
  }
  return digest(text);
}

/** Whether what is bound enters the key by the contents of settled steps alone. */
function isPlain(binding: Binding): boolean {
  if (binding.kind === 'edge') return binding.edge.step.settled;
  if (binding.kind === 'value') return true;
  if (binding.kind !== 'edges') return binding.kind === 'resolved' && binding.problem === undefined;
  for (const edge of binding.edges) if (!edge.step.settled || edge.spread) return false;
  return true;
}

function inputValue(step: Step, { name, spec, binding }: BoundInput, gathered: Gathering): unknown {
  switch (binding.kind) {
    case 'value':
      return binding.value;
    case 'resolved': {
      const { problem } = binding;
      if (problem) throw new NodeError(problem.code as 'file-missing', problem.message, { input: name });
      return binding.value;
    }
    case 'edge':
      if (spec.options.lazy && !step.chosen?.has(name)) return undefined;
      return checked(take(binding.edge, gathered), binding.edge, spec.options.tolerant === true, gathered);
    case 'edges':
      return manyValues(step, name, binding.edges, spec, gathered);
    case 'item':
      return takeItem(binding, gathered);
    case 'text':
      return textOf(binding, gathered);
    case 'literals':
      return binding.items.map((item) => (item.kind === 'text' ? textOf(item, gathered) : item.value));
    case 'absent':
      return undefined;
    default:
      return binding satisfies never;
  }
}

function textOf({ prompt, parts }: TextBinding, gathered: Gathering): unknown {
  const values = parts.map((part) => (isBoundEdge(part) ? take(part, gathered) : part));
  return prompt ? { parts: joined(values) } : values.join('');
}

function manyValues(
  step: Step,
  name: string,
  edges: readonly BoundEdge[],
  spec: BoundInput['spec'],
  gathered: Gathering,
): unknown[] {
  const values: unknown[] = [];
  const { lazy, named } = spec.options;
  const chosen = lazy ? step.chosen?.get(name) : undefined;
  let spreads = false;
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i]!;
    if (edge.spread) {
      spreads = true;
      spread(edge, values, spec.options.tolerant === true, gathered);
      continue;
    }
    const isChosen = !lazy || (typeof chosen === 'object' && chosen.has(i));
    const value = isChosen ? checked(take(edge, gathered), edge, false, gathered) : undefined;
    values.push(named ? { name: edge.name!, ...(value !== undefined && { value }) } : value);
  }
  if (spreads && !gathered.unknown && gathered.missing === NONE) {
    const problem = countProblem(name, spec, values.length);
    if (problem) throw new NodeError('input-invalid', problem, { input: name });
  }
  return values;
}

/** Puts the items of a list in the place of its edge. */
function spread(edge: BoundEdge, values: unknown[], tolerant: boolean, gathered: Gathering): void {
  const list = takeRaw(edge, gathered);
  if (!Array.isArray(list)) {
    gathered.keyOpen ||= edge.step.settled;
    return;
  }
  for (const item of list) {
    if (item instanceof FailedItem && !tolerant) gathered.failed ??= item;
    else if (isUnknown(item)) gathered.unknown = true;
    else if (item instanceof FailedItem) values.push(item);
    else values.push(edge.convert ? edge.convert(item) : item);
  }
}

/** A list given as a whole must be whole, unless the input says it can do without. */
function checked(value: unknown, edge: BoundEdge, tolerant: boolean, gathered: Gathering): unknown {
  if (!Array.isArray(value) || edge.step.def.outputs[edge.port]?.type.element === undefined) return value;
  for (const item of value) {
    if (isUnknown(item)) {
      // A node that runs once per item looks at each of them by itself.
      if (!tolerant) gathered.unknown = true;
    } else if (item instanceof FailedItem && !tolerant) gathered.failed ??= item;
  }
  return value;
}

function takeItem({ list, index }: ItemBinding, gathered: Gathering): unknown {
  const items = list.kind === 'edge' ? takeList(list.edge, index, gathered) : list.value;
  if (!Array.isArray(items)) {
    gathered.keyOpen ||= list.kind === 'edge' && list.edge.step.settled;
    return undefined;
  }
  const item: unknown = items[index];
  if (item instanceof FailedItem) gathered.failed ??= item;
  else if (isUnknown(item)) gathered.unknown = true;
  else if (list.kind === 'edge' && list.edge.convert) return (list.edge.convert([item]) as readonly unknown[])[0];
  else return item;
  return undefined;
}

/** A list of which one item is wanted: that one may be known although others are only expected. */
function takeList(edge: BoundEdge, index: number, gathered: Gathering): unknown {
  const { step, port } = edge;
  const predicted = step.settled ? undefined : step.predicted?.outputs[port];
  if (Array.isArray(predicted) && !isExpectedItem(predicted, index)) return predicted;
  return takeRaw(edge, gathered);
}

function take(edge: BoundEdge, gathered: Gathering): unknown {
  const value = takeRaw(edge, gathered);
  return value !== undefined && edge.convert ? edge.convert(value) : value;
}

function takeRaw({ step, port }: BoundEdge, gathered: Gathering): unknown {
  if (step.settled) {
    const value = step.outputs?.[port];
    if (value !== undefined) return value;
    if (!step.outputs) gathered.lack(step);
    else gathered.failed ??= new FailedItem(step.id, NOTHING_HANDED_ON);
    return undefined;
  }
  gathered.tentative = true;
  const value = step.predicted?.outputs[port];
  if (value !== undefined && !isUnknown(value)) return value;
  gathered.unknown = true;
  return undefined;
}

/** Neighbouring texts as one: a prompt means the same however its text came together. */
function joined(parts: readonly unknown[]): readonly unknown[] {
  const whole: unknown[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part;
    else if (part !== '') whole.push(part);
  }
  return whole;
}

/** A text enters the key as what it says, not as how it was put together. */
function contentOfText(
  { spec, binding }: BoundInput,
  value: unknown,
  gathered: Gathering,
  digest: (text: string) => string,
): string {
  if (!gathered.unknown && gathered.missing === NONE) return contentOf(spec.type, value, digest);
  gathered.keyOpen ||= gathered.missing !== NONE;
  return contentOfBinding(binding, digest);
}

/** Content of an input as it enters the key; lazy edges that were not chosen stay out. */
export function contentOfInput(
  { chosen }: Step,
  { name, spec, binding }: BoundInput,
  digest: (text: string) => string,
): string {
  if (!spec.options.lazy && !spec.options.named) return contentOfBinding(binding, digest);
  const wanted = spec.options.lazy ? chosen?.get(name) : true;
  if (binding.kind === 'edge') return wanted ? contentOfBinding(binding, digest) : '';
  if (binding.kind !== 'edges') return contentOfBinding(binding, digest);
  const isChosen = (i: number) => wanted === true || wanted?.has(i);
  const entries = binding.edges.map((edge, i) => `${edge.name ?? ''}=${isChosen(i) ? contentOfEdge(edge) : ''},`);
  return `[${entries.join('')}]`;
}

/** Content of what is bound to an input; a source that has given nothing yet counts as predicted. */
export function contentOfBinding(binding: Binding, digest: (text: string) => string): string {
  switch (binding.kind) {
    case 'value':
      return binding.content;
    case 'resolved':
      return binding.content ?? 'null';
    case 'edge':
      return contentOfEdge(binding.edge);
    case 'edges': {
      let text = '[';
      for (let i = 0; i < binding.edges.length; i++) {
        const edge = binding.edges[i]!;
        if (!edge.spread) text += `${contentOfEdge(edge)},`;
        else for (const item of contentsOfItems(edge, edge.spread, digest)) text += `${item},`;
      }
      return `${text}]`;
    }
    case 'item': {
      const { list, element, index } = binding;
      if (list.kind === 'edge') return contentsOfItems(list.edge, element, digest)[index] ?? '?';
      // Files that cannot be read have no content.
      return Array.isArray(list.value) ? (itemContents(element, list.value, digest)[index] ?? '?') : '?';
    }
    case 'text':
      return `"${binding.parts.map((part) => (isBoundEdge(part) ? contentOfEdge(part) : JSON.stringify(part))).join('+')}"`;
    case 'literals':
      return `[${binding.items.map((item) => contentOfBinding(item, digest)).join()}]`;
    case 'absent':
      return '';
    default:
      return binding satisfies never;
  }
}

/** Contents of a list's items; one stand-in for all of them while the list is not known or not held. */
function contentsOfItems(edge: BoundEdge, element: PortType, digest: (text: string) => string): readonly string[] {
  const list = (edge.step.settled ? edge.step.outputs : edge.step.predicted?.outputs)?.[edge.port];
  return Array.isArray(list) ? itemContents(element, list, digest) : [contentOfEdge(edge)];
}

const contentOfEdge = ({ step, port }: BoundEdge): string =>
  (step.settled ? step.contents : step.predicted?.contents)?.[port] ?? `?${step.def.type}`;

export const isBoundEdge = (part: string | TextReference): part is BoundEdge =>
  typeof part === 'object' && 'step' in part;

/** Problems of values that lie outside the document, such as a missing file. */
export const resolutionIssues = (step: Step): readonly Issue[] =>
  step.inputs.flatMap(({ binding }) => (binding.kind === 'resolved' && binding.problem ? [binding.problem] : []));
