import type { Issue } from '../errors.ts';
import { type InputValue, isEdge, isEdgeList, parseFrom } from '../graph/document.ts';
import { describe } from '../graph/parse.ts';
import { type Mention, parseText } from '../graph/text.ts';
import { nearNames } from '../names.ts';
import type { InputSpec } from '../node/define-node.ts';
import { accepts } from '../node/port-type.ts';
import { contentOf } from './content.ts';
import type { Binding, BoundEdge, Step } from './step.ts';

/** What binding needs to know of the rest of the graph. */
export interface Surroundings {
  readonly digest: (text: string) => string;
  /** The step an edge comes from; also notes the wish, so that a node added later is bound. */
  find(id: string): Step | undefined;
}

/** A value of the input that would remove the problem; without `value` the input is left out. */
export interface Mend {
  readonly label: string;
  readonly value?: InputValue;
}

/** Collects the problems of one input while it is bound. */
export type Report = (problem: Pick<Issue, 'code' | 'message'> & { readonly mend?: Mend }) => void;

/**
 * Turns what a document holds for one input into a binding, reporting every problem.
 *
 * @param names - mentionable edges of the node, by name; more than one place makes a name ambiguous
 */
export function bindInput(
  input: string,
  spec: InputSpec,
  value: InputValue | undefined,
  around: Surroundings,
  report: Report,
  names: ReadonlyMap<string, readonly Mention[]>,
): Binding {
  if (value === undefined || (spec.arity === 'many' && Array.isArray(value) && value.length === 0)) {
    return bindMissing(input, spec, around, report);
  }
  if (isEdge(value)) {
    const edge = bindEdge(value.from, spec, around, (problem) =>
      report({ ...problem, mend: { label: 'remove the edge' } }),
    );
    if (!edge) return { kind: 'absent' };
    return spec.arity === 'many' ? { kind: 'edges', edges: [edge] } : { kind: 'edge', edge };
  }
  if (spec.arity === 'many') return bindMany(input, spec, value, around, report);
  if (isEdgeList(value)) {
    const mend = { label: 'keep the first edge', value: value[0]! };
    report({
      code: 'literal-not-allowed',
      message: `takes one edge, got a list of ${value.length}; keep one of them`,
      mend,
    });
    return { kind: 'absent' };
  }
  return bindLiteral(spec, value, around, report, names);
}

function bindMissing(input: string, spec: InputSpec, around: Surroundings, report: Report): Binding {
  if (spec.hasDefault) return bindLiteral(spec, spec.options.default as InputValue, around, report, new Map());
  const min = spec.arity === 'one' ? 1 : (spec.options.min ?? 0);
  if (spec.arity === 'many') {
    if (min > 0)
      report({ code: 'input-missing', message: `needs at least ${min} ${spec.type.name}, got none; wire one in` });
    return { kind: 'edges', edges: [] };
  }
  if (spec.arity === 'one') {
    const how = spec.type.literal ? 'type in or wire' : 'wire';
    report({ code: 'input-missing', message: `"${input}" is required; ${how} a value of type ${spec.type.name}` });
  }
  return { kind: 'absent' };
}

function bindMany(input: string, spec: InputSpec, value: InputValue, around: Surroundings, report: Report): Binding {
  if (!isEdgeList(value)) {
    report({
      code: 'literal-not-allowed',
      message: `takes edges, got ${describe(value)}; write [{ "from": "node.port" }]`,
    });
    return { kind: 'edges', edges: [] };
  }
  const { min = 0, max = Number.POSITIVE_INFINITY } = spec.options;
  if (value.length < min || value.length > max) {
    const range = max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`;
    report({ code: 'input-invalid', message: `"${input}" takes ${range} edges, got ${value.length}` });
  }
  const edges = value.map((edge, i) =>
    // The list without the edge is only made for a problem: a node may be fed by 100,000 edges.
    bindEdge(edge.from, spec, around, (problem) => {
      const mend = { label: `remove edge ${i + 1}`, value: value.filter((_, other) => other !== i) };
      report({ ...problem, mend });
    }),
  );
  return { kind: 'edges', edges: edges.filter((edge) => edge !== undefined) };
}

function bindEdge(from: string, spec: InputSpec, around: Surroundings, report: Report): BoundEdge | undefined {
  const { node, port } = parseFrom(from);
  const id = node === 'inputs' ? from : node;
  if (id === '') {
    report({ code: 'edge-dangling', message: `"${from}" names no output; write "node.port"` });
    return undefined;
  }
  const step = around.find(id);
  if (!step) {
    report({
      code: 'edge-dangling',
      message: `comes from "${from}", but there is no ${node === 'inputs' ? `graph input "${port}"` : `node "${node}"`}`,
    });
    return undefined;
  }
  const name = node === 'inputs' ? 'value' : port;
  const output = Object.hasOwn(step.def.outputs, name) ? step.def.outputs[name] : undefined;
  if (!output) {
    // An unknown node type was reported where it stands; its ports cannot be judged from here.
    if (step.def.outputs !== UNKNOWN_OUTPUTS) {
      report({
        code: 'port-unknown',
        message: `"${node}" has no output "${port}"; it has ${Object.keys(step.def.outputs).join(', ') || 'none'}`,
      });
    }
    return undefined;
  }
  if (!accepts(spec.type, output.type)) {
    report({ code: 'type-mismatch', message: `takes ${spec.type.name}, but "${from}" gives ${output.type.name}` });
    return undefined;
  }
  const { convert } = spec.type;
  if (!convert || output.type.name === spec.type.name) return { step, port: name };
  return { step, port: name, convert: (value) => convert(value, output.type.name) };
}

/** Outputs of a node whose type the registry does not have. */
export const UNKNOWN_OUTPUTS: Record<string, never> = Object.freeze({});

function bindLiteral(
  spec: InputSpec,
  value: InputValue,
  around: Surroundings,
  report: Report,
  names: ReadonlyMap<string, readonly Mention[]>,
): Binding {
  const { type } = spec;
  if (!type.literal) {
    report({
      code: 'literal-not-allowed',
      message: `takes only an edge of type ${type.name}, got ${describe(value)}; wire a node in`,
      mend: { label: 'remove the literal' },
    });
    return { kind: 'absent' };
  }
  const parsed = type.literal.safeParse(value);
  if (!parsed.success) {
    const allowed = type.options ? ` (one of ${type.options.join(', ')})` : '';
    report({
      code: 'literal-invalid',
      message: `${describe(value)} is not of type ${type.name}${allowed}: ${firstProblem(parsed.error)}`,
      mend: nearestLiteral(spec, value),
    });
    return { kind: 'absent' };
  }
  const literal = parsed.data;
  if (typeof literal === 'number') checkRange(spec, literal, report);
  if (type.resolve)
    return { kind: 'resolved', literal, type, value: undefined, content: undefined, problem: undefined };
  if (typeof literal === 'string' && type.templates) return bindText(spec, literal, around, report, names);
  return { kind: 'value', value: literal, content: contentOf(type, literal, around.digest) };
}

function checkRange({ type, options }: InputSpec, literal: number, report: Report): void {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, unit = type.unit } = options;
  const withUnit = (n: number) => (unit ? `${n} ${unit}` : `${n}`);
  const refuse = (how: string, which: string, bound: number) =>
    report({
      code: 'literal-invalid',
      message: `${withUnit(literal)} is too ${how}; the ${which} is ${withUnit(bound)}`,
      mend: { label: `use ${withUnit(bound)}`, value: bound },
    });
  if (literal < min) refuse('small', 'least', min);
  if (literal > max) refuse('large', 'most', max);
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
  report: Report,
  names: ReadonlyMap<string, readonly Mention[]>,
): Binding {
  const isPrompt = spec.type.mentions === true;
  const parts: (string | Mention | BoundEdge)[] = [];
  for (const part of parseText(literal, isPrompt)) {
    if (typeof part === 'string') parts.push(part);
    else if ('mention' in part) {
      const places = names.get(part.mention) ?? [];
      if (places.length === 1) parts.push(places[0]!);
      else report(mentionProblem(part.mention, places, names));
    } else {
      const step = around.find(`inputs.${part.template}`);
      if (step) parts.push({ step, port: 'value' });
      else
        report({
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
  return { kind: 'text', prompt: isPrompt, parts: parts as (string | BoundEdge)[] };
}

function mentionProblem(
  name: string,
  places: readonly Mention[],
  names: ReadonlyMap<string, unknown>,
): Parameters<Report>[0] {
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
