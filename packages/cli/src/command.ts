import { parseArgs } from 'node:util';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';
import { suggest } from './near-names.ts';

/** One `--option` of a command. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands behind the option in the help: `DIR`. */
  readonly value?: string;
  readonly doc: string;
}
export type Options = { readonly [name: string]: OptionSpec };

type OptionValue<S extends OptionSpec> = S['type'] extends 'boolean'
  ? boolean
  : S extends { readonly multiple: true }
    ? readonly string[]
    : string | undefined;

/** What a command gets: its operands, and its options with those left out as `false`, `[]` or `undefined`. */
export interface Arguments<O extends Options> {
  readonly operands: readonly string[];
  readonly options: { readonly [K in keyof O]: OptionValue<O[K]> };
}

/** One command: what its help says, and what it does. Its summary stands in the table of commands. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  /** Names of its operands; one in brackets may be left out, one with `…` repeated. */
  readonly operands: readonly string[];
  /** How it may be used, one form a line, where the operands alone do not tell: `runs show ID`. */
  readonly usage?: readonly string[];
  readonly details?: string;
  readonly options: O;
  /** @returns the exit code */
  execute(given: Arguments<O>, io: Io): Promise<number>;
}

/** Declares a command; the types of its options follow from the declaration. */
export const defineCommand = <const O extends Options>(command: Command<O>): Command => command as unknown as Command;

/** Options every command has. */
export const COMMON_OPTIONS = { help: { type: 'boolean', doc: 'Show this help.' } } as const satisfies Options;

/** @throws UsageError for unknown options, missing values and wrong numbers of operands */
export function parseArguments(
  command: Command,
  argv: readonly string[],
): Arguments<Options> & { readonly help: boolean } {
  const specs: Options = { ...command.options, ...COMMON_OPTIONS };
  const config = Object.fromEntries(
    Object.entries(specs).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  const options = { ...config, help: { type: 'boolean', short: 'h' } } as const;
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(command, specs, token);
  if (values.help) return { operands: [], options: {}, help: true };
  checkOperands(command, positionals);
  const defaults = Object.entries(specs).map(([name, spec]) => [name, values[name] ?? defaultOf(spec)]);
  return { operands: positionals, options: Object.fromEntries(defaults), help: false };
}

const defaultOf = ({ type, multiple }: OptionSpec) => (type === 'boolean' ? false : multiple ? [] : undefined);

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption(command: Command, specs: Options, { name, rawName, value, inlineValue }: OptionToken): void {
  const spec = Object.hasOwn(specs, name) ? specs[name]! : undefined;
  if (!spec) {
    const known = Object.keys(specs).map((each) => `--${each}`);
    throw new UsageError(`"${command.name}" has no option ${rawName}; ${suggest(rawName, known)}`);
  }
  if (spec.type === 'boolean' && value !== undefined) throw new UsageError(`${rawName} takes no value, got "${value}"`);
  // `--out --json` is a value forgotten, not a folder called "--json".
  if (spec.type === 'string' && (value === undefined || (!inlineValue && value.startsWith('-')))) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${spec.value}`);
  }
}

function checkOperands({ name, operands }: Command, given: readonly string[]): void {
  const least = operands.filter((operand) => !operand.startsWith('[')).length;
  const most = operands.some((operand) => operand.includes('…')) ? Number.POSITIVE_INFINITY : operands.length;
  if (given.length < least)
    throw new UsageError(
      `"${name}" needs ${operands.join(' ')}, got ${given.length === 0 ? 'nothing' : given.join(' ')}`,
    );
  if (given.length > most)
    throw new UsageError(`"${name}" takes ${operands.join(' ') || 'no operands'}; "${given[most]}" is too much`);
}
