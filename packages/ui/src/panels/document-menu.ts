import type { Editor } from '../app/editor.ts';
import { getCommand, runCommand } from '../commands/commands.ts';
import { showChord } from '../commands/keys.ts';
import type { MenuItem } from './menu.tsx';

/** Most recent documents listed. */
const RECENT = 8;

/** Lines of the document menu: commands, examples, and the documents this browser keeps. */
export async function documentMenu(editor: Editor): Promise<readonly MenuItem[]> {
  const { workspace, shell } = editor;
  const recent = (await workspace.storage.list()).filter(({ id }) => id !== editor.id).slice(0, RECENT);
  const command = (id: string): MenuItem => {
    const { title, keys, when } = getCommand(id);
    return {
      title,
      ...(keys && { keys: showChord(keys[0]!) }),
      isDisabled: when ? !when(editor) : false,
      choose: () => runCommand(editor, id),
    };
  };
  return [
    ...['file.new', 'file.open', 'file.save', 'file.save-as'].map(command),
    ...(workspace.examples.length > 0 ? ['Examples'] : []),
    ...workspace.examples.map(({ name, title }): MenuItem => ({ title, choose: () => void shell.openExample(name) })),
    ...(recent.length > 0 ? ['Recent in this browser'] : []),
    ...recent.map(
      (document): MenuItem => ({
        title: document.title || 'Untitled',
        about: age(document.savedAt),
        choose: () => void shell.openStored(document),
      }),
    ),
    'Money',
    command('view.purchases'),
    'Help',
    ...['help.commands', 'help.shortcuts', 'view.theme'].map(command),
  ];
}

function age(savedAt: number): string {
  const minutes = Math.round((Date.now() - savedAt) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 24 * 60 ? `${Math.round(minutes / 60)} h ago` : new Date(savedAt).toLocaleDateString();
}
