import { type Editor, messageOf } from '../app/editor.ts';
import { ARRANGE_COMMANDS } from './arrange-commands.ts';
import { COMMAND_GROUPS, type Command } from './command.ts';
import { DIRECT_COMMANDS } from './direct-commands.ts';
import { DOCUMENT_COMMANDS } from './document-commands.ts';
import { EDIT_COMMANDS } from './edit-commands.ts';
import { NODE_COMMANDS } from './node-commands.ts';
import { RUN_COMMANDS } from './run-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

const all: readonly Command[] = [
  ...DOCUMENT_COMMANDS,
  ...EDIT_COMMANDS,
  ...NODE_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...RUN_COMMANDS,
  ...VIEW_COMMANDS,
  ...DIRECT_COMMANDS,
];

/** Everything a user can do, group by group: feeds the menus, the palette, the shortcuts and their list. */
export const COMMANDS: readonly Command[] = COMMAND_GROUPS.flatMap((group) =>
  all.filter((command) => command.group === group),
);

const byId = new Map(COMMANDS.map((command) => [command.id, command]));

/** @throws RangeError for ids that are not in the table: a mistake of the program */
export function getCommand(id: string): Command {
  const command = byId.get(id);
  if (!command) throw new RangeError(`there is no command "${id}"`);
  return command;
}

/** Says that a command cannot be run. */
export const notNow = (title: string): string => `“${title}” is not possible with what is selected now`;

/**
 * Runs a command if it can be run now; what goes wrong is told as a message. It acts on what is selected as it is called: what is not
 * loaded first is done when this returns.
 */
export function runCommand(editor: Editor, id: string): void {
  const command = getCommand(id);
  if (command.when && !command.when(editor)) {
    // Who presses a key for a node wants to know why nothing happens.
    if (command.group === 'Node') editor.ui.toast({ tone: 'info', text: notNow(command.title) });
    return;
  }
  const tell = (error: unknown) => editor.ui.toast({ tone: 'error', text: messageOf(error) });
  try {
    Promise.resolve(command.run(editor)).catch(tell);
  } catch (error) {
    tell(error);
  }
}
