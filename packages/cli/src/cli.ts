import { type Command, parseArguments } from './command.ts';
import { COMMANDS } from './commands/table.ts';
import { EXIT, UsageError } from './exit.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { Io } from './io.ts';
import { suggest } from './near-names.ts';
import { reportError } from './report-error.ts';

/**
 * The `shotgraph` command. Never throws: whatever goes wrong is told on standard error.
 *
 * @param argv - arguments after the program's name
 * @returns the exit code: 0 done, 1 run failed, 2 bad graph or usage, 3 needs consent to spend, 4 waits for a person, 130 cancelled
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  try {
    return await dispatch(name, rest, io);
  } catch (error) {
    const isCommand = COMMANDS.some((each) => each.name === name);
    return reportError(error, io, isCommand ? `shotgraph help ${name}` : 'shotgraph --help');
  }
}

async function dispatch(name: string | undefined, rest: readonly string[], io: Io): Promise<number> {
  const say = (text: string) => {
    io.stdout.write(text);
    return EXIT.done;
  };
  switch (name) {
    case undefined:
      io.stderr.write(generalHelp());
      return EXIT.badInput;
    case '--help':
    case '-h':
      return say(generalHelp());
    case '--version':
      return say(`${await readVersion()}\n`);
    case 'help':
      return say(rest[0] === undefined ? generalHelp() : commandHelp(await findCommand(rest[0])));
    default: {
      const command = await findCommand(name);
      const given = parseArguments(command, rest);
      return given.help ? say(commandHelp(command)) : command.execute(given, io);
    }
  }
}

async function findCommand(name: string): Promise<Command> {
  const entry = COMMANDS.find((each) => each.name === name);
  if (!entry) {
    const what = name.startsWith('-') ? 'option' : 'command';
    throw new UsageError(
      `there is no ${what} "${name}"; ${suggest(name, [...COMMANDS.map((each) => each.name), 'help', '--version', '--help'])}`,
    );
  }
  return (await entry.load()).default;
}

async function readVersion(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
