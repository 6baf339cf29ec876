import type { InputSpec, NodeType, OutputSpec, PortType } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { FOLD } from '../fold-type.ts';
import { suggest } from '../near-names.ts';
import { type Style, styleFor } from '../text/style.ts';
import { table } from '../text/table.ts';
import { wrap } from '../text/width.ts';

export default defineCommand({
  name: 'nodes',
  operands: ['[TYPE…]'],
  details: `\
TYPE is a node type (transform/trim) or a group of them (transform); everything when left out. Besides these, graph/NAME \
runs the subgraph NAME of the document: its inputs and outputs are those of the subgraph.`,
  options: { json: { type: 'boolean', doc: 'Write the catalogue as JSON.' } },
  async execute({ operands, options }, io) {
    const { registry } = await io.loadSetup({ folder: io.cwd });
    const known = new Map([...registry, [FOLD.type, FOLD] as const]);
    const types = [...known.values()].filter(
      (type) => operands.length === 0 || operands.some((asked) => isAsked(type, asked)),
    );
    for (const asked of operands) {
      if (types.some((type) => isAsked(type, asked))) continue;
      throw new UsageError(
        `there is no node type or group "${asked}"; ${suggest(asked, [...known.keys(), ...groupsOf(known.keys())])}`,
      );
    }
    types.sort((a, b) => (a.type < b.type ? -1 : 1));
    const style = styleFor(io.stdout, io.env);
    // Files and pipes have no width.
    const columns = io.stdout.isTerminal ? io.stdout.columns : Number.POSITIVE_INFINITY;
    const text = options.json
      ? JSON.stringify(types.map(toEntry), null, 2)
      : types.map((type) => nodeLines(type, style, columns).join('\n')).join('\n\n');
    io.stdout.write(`${text}\n`);
    return EXIT.done;
  },
});

const isAsked = ({ type }: NodeType, asked: string) => type === asked || type.startsWith(`${asked}/`);
const groupsOf = (types: Iterable<string>) => new Set([...types].map((type) => type.split('/')[0]!));

const inputsOf = (type: NodeType) => Object.entries(type.inputs as { readonly [name: string]: InputSpec });
const outputsOf = (type: NodeType) => Object.entries(type.outputs as { readonly [name: string]: OutputSpec });

/** A node type as data: what `--json` writes. */
function toEntry(type: NodeType) {
  return {
    type: type.type,
    version: type.version,
    title: type.title,
    ...(type.doc !== undefined && { doc: type.doc }),
    effect: type.effect,
    inputs: inputsOf(type).map(([name, spec]) => ({
      name,
      type: spec.type.name,
      arity: spec.arity,
      doc: spec.doc,
      ...spec.options,
      ...unitOf(spec),
      ...(spec.type.options && { options: spec.type.options }),
      literal: spec.type.literal !== undefined,
      accepts: spec.type.accepts,
    })),
    outputs: outputsOf(type).map(([name, { type: port, doc }]) => ({ name, type: port.name, doc })),
  };
}

const unitOf = ({ type, options }: InputSpec) => {
  const unit = options.unit ?? type.unit;
  return unit === undefined ? {} : { unit };
};

function nodeLines(type: NodeType, style: Style, columns: number): readonly string[] {
  const ports = [
    ...inputsOf(type).map(([name, spec]) => ['in', name, typeInWords(spec), valueInWords(spec), spec.doc]),
    ...outputsOf(type).map(([name, { type: port, doc }]) => ['out', name, port.name, '', doc]),
  ];
  const price = type.effect === 'pure' ? '' : ` (${type.effect === 'paid' ? 'costs money' : 'takes time'})`;
  return [
    `${style.bold(type.type)}  ${type.title}${style.dim(price)}`,
    ...(type.doc === undefined ? [] : wrap(type.doc, columns - 2).map((line) => `  ${line}`)),
    ...table(
      ports,
      (text, column) => (column === 0 || column === 3 ? style.dim(text) : column === 1 ? style.cyan(text) : text),
      { columns, indent: 2 },
    ),
  ];
}

function typeInWords({ type, arity }: InputSpec): string {
  const name = choicesOf(type) ?? type.name;
  return arity === 'many' ? `${name}, any number` : name;
}

const choicesOf = ({ options }: PortType) => options?.join('|');

/** `required`, `optional`, or the default with its unit; then the range. */
function valueInWords(spec: InputSpec): string {
  const { default: preset, min, max } = spec.options;
  const unit = unitOf(spec).unit;
  const withUnit = (text: string) => (unit === undefined ? text : `${text} ${unit}`);
  const value =
    preset !== undefined
      ? `= ${withUnit(JSON.stringify(preset))}`
      : spec.arity === 'one'
        ? 'required'
        : spec.arity === 'optional'
          ? 'optional'
          : '';
  const range =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min !== undefined
        ? `at least ${min}`
        : max !== undefined
          ? `at most ${max}`
          : '';
  const unitAlone = preset === undefined && unit !== undefined && range === '' ? unit : '';
  return [value, range && (preset === undefined ? withUnit(range) : range), unitAlone].filter(Boolean).join(', ');
}
