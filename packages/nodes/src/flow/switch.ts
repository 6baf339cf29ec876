import {
  defineNode,
  definePortType,
  many,
  type NamedValue,
  NodeError,
  nearNames,
  one,
  optional,
  out,
} from '@shotgraph/engine';
import { z } from 'zod';
import { Item } from '../list/item.ts';

/** What may be typed in; read as text. */
const caseLiteral: z.ZodType<string | number | boolean> = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String);

/** Name of a case: text, or a number or a boolean as text. */
const CaseName = definePortType('case', z.string(), {
  literal: caseLiteral,
  widget: 'text',
  templates: true,
  colour: '#8bc34a',
  accepts: ['text', 'number', 'boolean'],
  convert: String,
});

/** Hands on one of several values; only what feeds the chosen one runs. */
export const flowSwitch = defineNode({
  type: 'flow/switch',
  version: 1,
  title: 'Switch',
  doc: 'Hands on the value whose name is chosen; nothing else runs.',
  tags: ['case', 'select', 'choose', 'branch', 'option', 'variant', 'route', 'if'],
  effect: 'pure',
  inputs: {
    choice: one(CaseName, 'Name of the case: a text, a number or a boolean.'),
    cases: many(Item, 'The values, all of one type. Each is called as its edge is, else as the node it comes from.', {
      lazy: true,
      named: true,
    }),
    otherwise: optional(Item, 'Handed on when no case has the name.', { lazy: true }),
  },
  outputs: { value: out(Item, 'The chosen value.') },

  choose({ choice }, { cases = [], otherwise = [] }) {
    if (choice === undefined) return {};
    const found = positionsOf(choice, cases);
    if (found.length === 1) return { cases: found };
    if (found.length === 0 && otherwise.length > 0) return { otherwise: true };
    throw noSingleCase(choice, cases, found);
  },

  run({ choice, cases, otherwise }) {
    const named = cases as readonly NamedValue[];
    const names = named.map(({ name }) => name);
    const found = positionsOf(choice, names);
    const value = found.length === 0 ? otherwise : named[found[0]!]!.value;
    if (value === undefined || found.length > 1) throw noSingleCase(choice, names, found);
    return { value };
  },
});

const positionsOf = (choice: string, names: readonly string[]): readonly number[] =>
  names.flatMap((name, position) => (name === choice ? [position] : []));

function noSingleCase(choice: string, names: readonly string[], found: readonly number[]): NodeError {
  return new NodeError('input-invalid', found.length > 1 ? ambiguous(choice, found) : missing(choice, names), {
    input: 'choice',
  });
}

const ambiguous = (choice: string, found: readonly number[]): string =>
  `"${choice}" could be case ${found.map((position) => position + 1).join(' or ')}; give one of their edges another name with "as"`;

function missing(choice: string, names: readonly string[]): string {
  const [near] = nearNames(choice, names);
  const known = names.length === 0 ? 'there are none yet' : `there are ${names.map((name) => `"${name}"`).join(', ')}`;
  const advice = near === undefined ? 'name one of them or wire "otherwise"' : `did you mean "${near}"?`;
  return `no case is called "${choice}": ${known}; ${advice}`;
}
