import { COMMON_OPTIONS, type Command, type Options } from './command.ts';
import { COMMANDS } from './commands/table.ts';
import { table } from './text/table.ts';
import { wrap } from './text/width.ts';

/** Wide enough to read, and no wider than any terminal. */
const COLUMNS = 80;

/** What `shotgraph --help` says. */
export function generalHelp(): string {
  const commands = table(
    COMMANDS.map(({ name, summary }) => [`  ${name}`, summary]),
    undefined,
    { columns: COLUMNS },
  );
  return [
    'shotgraph: direct AI video as a graph of nodes.',
    '',
    'Usage: shotgraph COMMAND [options]',
    '',
    ...commands,
    '',
    '"help COMMAND" tells more about one; --version says the version.',
    'Exit codes: 0 done, 1 the run failed, 2 bad graph or command line,',
    '3 would cost money that nobody has allowed, 4 waits for a person, 130 cancelled.',
    'NO_COLOR=1 turns colours off, SHOTGRAPH_DEBUG=1 shows where an error comes from.',
    '',
  ].join('\n');
}

/** What `shotgraph help COMMAND` says. */
export function commandHelp({ name, operands, usage, details, options }: Command): string {
  const summary = COMMANDS.find((entry) => entry.name === name)?.summary ?? '';
  const all: Options = { ...options, ...COMMON_OPTIONS };
  const rows = Object.entries(all).map(([option, spec]) => [
    `  --${option}${spec.value ? ` ${spec.value}` : ''}`,
    `${spec.doc}${spec.multiple ? ' May be repeated.' : ''}`,
  ]);
  const forms = usage ?? [[name, ...operands].join(' ')];
  const lines = forms.map((form, i) => `${i === 0 ? 'Usage:' : '      '} shotgraph ${form} [options]`);
  const paragraphs = details?.split('\n').flatMap((paragraph) => [...wrap(paragraph, COLUMNS), '']) ?? [];
  return [summary, '', ...lines, '', ...paragraphs, ...table(rows, undefined, { columns: COLUMNS }), ''].join('\n');
}
