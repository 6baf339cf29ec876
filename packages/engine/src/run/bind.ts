import type { Issue } from '../errors.ts';
import { type Edge, type InputValue, isEdge, isEdgeList, parseFrom } from '../graph/document.ts';
import { describe } from '../graph/parse.ts';
import { type Mention, parseText } from '../graph/text.ts';
import type { Json } from '../json.ts';
import { nearNames } from '../names.ts';
import type { InputSpec } from '../node/define-node.ts';
import { ANY_TYPE } from '../node/derived.ts';
import { accepts, type PortType } from '../node/port-type.ts';
import { spreads } from '../node/types.ts';
import { contentOf } from './content.ts';
import type { Binding, BoundEdge, Step, TextBinding, TextReference, ValueBinding } from './step.ts';

/** An output as an edge names it. */
export interface Source {
  readonly step: Step;
  readonly port: string;
  readonly type: PortType;
}

/** What binding needs to know of the rest of the graph. */
export interface Surroundings {
  readonly digest: (text: string) => string;
  /**
   * The output an edge comes from, or why there is none; also notes the wish then, so that what comes later is bound. `unknown`: the
   * node is there, but its type is not, which is reported where it stands.
   */
  find(
    node: string,
    port: string,
  ):
    | Source
    | { readonly missing: 'node' | 'unknown' | 'off' }
    | { readonly missing: 'port'; readonly ports: readonly string[] };
  /** Notes that an edge from an output does not fit, so that it is looked at again when what is there becomes something else. */
  wish(node: string, port: string): void;
}

/** A value of the input that would remove the problem; without `value` the input is left out. */
export interface Mend {
  readonly label: string;
  readonly value?: InputValue;
  /** Run the node once per item of the input instead. */
  readonly each?: true;
}

/** What is wrong with an input. */
export type Problem = Pick<Issue, 'code' | 'message'> & { readonly mend?: Mend };

/**
 * Turns what a document holds for one input into a binding.
 *
 * @param problems - is given everything that is wrong
 * @param names - mentionable edges of the node, by name; more than one place makes a name ambiguous
 */
export function bindInput(
  input: string,
  spec: InputSpec,
  value: InputValue | undefined,
  around: Surroundings,
  problems: Problem[],
  names: ReadonlyMap<string, readonly Mention[]>,
): Binding {
  if (value === undefined || (spec.arity === 'many' && Array.isArray(value) && value.length === 0)) {
    return bindMissing(input, spec, around, problems);
  }
  if (isEdge(value)) {
    const edge = bindEdge(value, spec, around);
    if (!isBound(edge)) {
      if (edge) problems.push({ mend: { label: 'remove the edge' }, ...edge });
      return ABSENT;
    }
    return spec.arity === 'many' ? { kind: 'edges', edges: [edge] } : { kind: 'edge', edge };
  }
  if (spec.arity === 'many') return bindMany(input, spec, value, around, problems);
  if (isEdgeList(value)) {
    const mend = { label: 'keep the first edge', value: value[0]! };
    problems.push({
      code: 'literal-not-allowed',
      message: `takes one edge, got a list of ${value.length}; keep one of them`,
      mend,
    });
    return ABSENT;
  }
  return bindLiteral(spec, value, around, problems, names);
}

const ABSENT: Binding = { kind: 'absent' };

function bindMissing(input: string, spec: InputSpec, around: Surroundings, problems: Problem[]): Binding {
  if (spec.hasDefault) return bindLiteral(spec, spec.options.default as InputValue, around, problems, new Map());
  const min = spec.arity === 'one' ? 1 : (spec.options.min ?? 0);
  if (spec.arity === 'many') {
    if (min > 0)
      problems.push({
        code: 'input-missing',
        message: `needs at least ${min} ${spec.type.name}, got none; wire one in`,
      });
    return { kind: 'edges', edges: [] };
  }
  if (spec.arity === 'one') {
    const how = spec.type.literal ? 'type in or wire' : 'wire';
    const what = spec.type === ANY_TYPE ? 'something in' : `a value of type ${spec.type.name}`;
    problems.push({ code: 'input-missing', message: `"${input}" is required; ${how} ${what}` });
  }
  return ABSENT;
}

function bindMany(
  input: string,
  spec: InputSpec,
  value: InputValue,
  around: Surroundings,
  problems: Problem[],
): Binding {
  if (!isEdgeList(value)) {
    problems.push({
      code: 'literal-not-allowed',
      message: `takes edges, got ${describe(value)}; write [{ "from": "node.port" }]`,
    });
    return { kind: 'edges', edges: [] };
  }
  const edges = value.map((edge, i) => {
    const bound = bindEdge(edge, spec, around);
    if (bound === undefined || isBound(bound)) return bound;
    // The list without the edge is only made for a problem: a node may be fed by 100,000 edges.
    const mend = { label: `remove edge ${i + 1}`, value: value.filter((_, other) => other !== i) };
    problems.push({ mend, ...bound });
    return undefined;
  });
  const bound = (
    edges.includes(undefined) ? edges.filter((edge) => edge !== undefined) : edges
  ) as readonly BoundEdge[];
  // A list that stands in place of its items makes the count a matter of the run.
  const problem = bound.some(({ spread }) => spread) ? undefined : countProblem(input, spec, value.length);
  if (problem) problems.push({ code: 'input-invalid', message: problem });
  return { kind: 'edges', edges: bound };
}

/** What is wrong with the number of values an input that takes many is given. */
export function countProblem(input: string, { options }: InputSpec, count: number): string | undefined {
  const { min = 0, max = Number.POSITIVE_INFINITY } = options;
  if (count >= min && count <= max) return undefined;
  const range = max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`;
  return `"${input}" takes ${range} edges, got ${count}`;
}

/** An edge bound to where it comes from, or what is wrong with it; nothing where that is told elsewhere. */
function bindEdge(edge: Edge, spec: InputSpec, around: Surroundings): BoundEdge | Problem | undefined {
  const { from } = edge;
  const { node, port } = parseFrom(from);
  if (node === '') return { code: 'edge-dangling', message: `"${from}" names no output; write "node.port"` };
  const found = around.find(node, port);
  if (!('missing' in found)) {
    const bound = fitEdge(edge, found, spec);
    if (bound === undefined || !isBound(bound)) around.wish(node, port);
    return bound;
  }
  if (found.missing === 'node') {
    const what = node === 'inputs' ? `graph input "${port}"` : `node "${node}"`;
    return { code: 'edge-dangling', message: `comes from "${from}", but there is no ${what}` };
  }
  if (found.missing === 'port') {
    const message = `"${node}" has no output "${port}"; it has ${found.ports.join(', ') || 'none'}`;
    return { code: 'port-unknown', message };
  }
  if (found.missing === 'unknown') return undefined;
  const message = `"${node}" is off and has nothing to hand on as "${port}"; turn it on, or wire something else in`;
  return { code: 'off-invalid', message };
}

const isBound = (edge: BoundEdge | Problem | undefined): edge is BoundEdge => edge !== undefined && 'step' in edge;

/** The edge with what it takes to turn its value into one of the input's type, if that can be done. */
function fitEdge({ from, as }: Edge, { step, port, type }: Source, spec: InputSpec): BoundEdge | Problem | undefined {
  if (type === ANY_TYPE || spec.type === ANY_TYPE) return type === spec.type ? undefined : { step, port };
  const { named } = spec.options;
  if (spec.type.name === type.name && !named) return { step, port };
  const { node, port: outer } = parseFrom(from);
  const name = named ? { name: as ?? (node === 'inputs' ? outer : node) } : {};
  const converted = ({ convert, name: target }: PortType, source: PortType) =>
    convert && source.name !== target ? { convert: (value: unknown) => convert(value, source.name) } : {};
  if (accepts(spec.type, type)) return { step, port, ...name, ...converted(spec.type, type) };
  const { element } = type;
  if (!element || !accepts(spec.type, element))
    return { code: 'type-mismatch', message: `takes ${spec.type.name}, but "${from}" gives ${type.name}` };
  if (spreads(spec)) return { step, port, ...name, spread: element, ...converted(spec.type, element) };
  return {
    code: 'each-needed',
    message: `takes one ${spec.type.name}, but "${from}" gives a list of them; run the node once per item, or pick one`,
    mend: { label: 'run the node once per item', each: true },
  };
}

function bindLiteral(
  spec: InputSpec,
  value: InputValue,
  around: Surroundings,
  problems: Problem[],
  names: ReadonlyMap<string, readonly Mention[]>,
): Binding {
  const { type } = spec;
  if (!type.literal) {
    problems.push({
      code: 'literal-not-allowed',
      message: `takes only an edge of type ${type.name}, got ${describe(value)}; wire a node in`,
      mend: { label: 'remove the literal' },
    });
    return ABSENT;
  }
  const parsed = type.literal.safeParse(value);
  if (!parsed.success) {
    const problem = type.options ? `choose one of ${type.options.join(', ')}` : firstProblem(parsed.error);
    problems.push({
      code: 'literal-invalid',
      message: `${describe(value)} is not of type ${type.name}: ${problem}`,
      mend: nearestLiteral(spec, value),
    });
    return ABSENT;
  }
  const literal = parsed.data;
  if (typeof literal === 'number') checkRange(spec, literal, problems, itself);
  else if (type.element && Array.isArray(literal))
    (literal as Json[]).forEach((item, i) => {
      if (typeof item === 'number') checkRange(spec, item, problems, (bound) => (literal as Json[]).with(i, bound));
    });
  if (type.resolve)
    return { kind: 'resolved', literal, type, value: undefined, content: undefined, problem: undefined };
  if (typeof literal === 'string' && type.templates) return bindText(spec, literal, around, problems, names);
  const { element } = type;
  if (element?.templates && Array.isArray(literal)) {
    const items = (literal as string[]).map((item) =>
      bindText({ ...spec, type: element }, item, around, problems, names),
    );
    return { kind: 'literals', items };
  }
  return { kind: 'value', value: literal, content: contentOf(type, literal, around.digest) };
}

const itself = (bound: number): InputValue => bound;

function checkRange(
  spec: InputSpec,
  literal: number,
  problems: Problem[],
  mended: (value: number) => InputValue,
): void {
  const problem = rangeProblem(spec, literal);
  if (!problem) return;
  const { message, bound, withUnit } = problem;
  problems.push({ code: 'literal-invalid', message, mend: { label: `use ${withUnit}`, value: mended(bound) } });
}

/** What is wrong with a number that is outside the range of an input, and the nearest that is not. */
export function rangeProblem(
  { type, options }: InputSpec,
  value: number,
): { readonly message: string; readonly bound: number; readonly withUnit: string } | undefined {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, unit = type.unit } = options;
  if (!(value < min || value > max)) return undefined;
  const withUnit = (n: number) => (unit ? `${n} ${unit}` : `${n}`);
  const refuse = (how: string, which: string, bound: number) => ({
    message: `${withUnit(value)} is too ${how}; the ${which} is ${withUnit(bound)}`,
    bound,
    withUnit: withUnit(bound),
  });
  return value < min ? refuse('small', 'least', min) : refuse('large', 'most', max);
}

/** The allowed word that a wrong one may be a slip of, else the default, else nothing. */
function nearestLiteral({ type, options }: InputSpec, value: InputValue): Mend {
  const [near] = typeof value === 'string' && type.options ? nearNames(value, type.options) : [];
  if (near !== undefined) return { label: `use "${near}"`, value: near };
  return options.default === undefined ? { label: 'remove the literal' } : { label: 'use the default' };
}

function firstProblem(error: {
  readonly issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[];
}): string {
  const [first] = error.issues;
  return first ? `${first.path.length > 0 ? `at ${first.path.join('.')}: ` : ''}${first.message}` : 'it does not fit';
}

/** A text literal: plain, or with graph inputs standing in it, or a prompt with its mentions bound. */
function bindText(
  spec: InputSpec,
  literal: string,
  around: Surroundings,
  problems: Problem[],
  names: ReadonlyMap<string, readonly Mention[]>,
): ValueBinding | TextBinding {
  const isPrompt = spec.type.mentions === true;
  const parts: (string | TextReference)[] = [];
  for (const part of parseText(literal, isPrompt)) {
    if (typeof part === 'string') parts.push(part);
    else if ('mention' in part) {
      const places = names.get(part.mention) ?? [];
      if (places.length === 1) parts.push(places[0]!);
      else problems.push(mentionProblem(part.mention, places, names));
    } else {
      const found = around.find('inputs', part.template);
      if ('step' in found) parts.push({ step: found.step, port: found.port });
      else
        problems.push({
          code: 'template-unknown',
          message: `"{{${part.template}}}" names no graph input; declare it or write \\{{${part.template}}}`,
        });
    }
  }
  const edges = parts.filter((part): part is BoundEdge => typeof part === 'object' && 'step' in part);
  if (edges.length === 0) {
    const value = isPrompt ? { parts } : parts.join('');
    return { kind: 'value', value, content: contentOf(spec.type, value, around.digest) };
  }
  return { kind: 'text', prompt: isPrompt, parts };
}

function mentionProblem(name: string, places: readonly Mention[], names: ReadonlyMap<string, unknown>): Problem {
  if (places.length > 1) {
    const where = places.map(({ input, index }) => `${input} ${index + 1}`).join(' and ');
    return {
      code: 'mention-ambiguous',
      message: `"@${name}" could mean ${where}; give one of the edges another name with "as"`,
    };
  }
  const known = [...names.keys()].map((known) => `@${known}`).join(', ') || 'none yet';
  return {
    code: 'mention-dangling',
    message: `"@${name}" names no reference of this node (${known}); wire it in, or write \\@${name} for plain text`,
  };
}
