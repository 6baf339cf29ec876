import type { Editor } from '../app/editor.ts';
import { getCommand, runCommand } from '../commands/commands.ts';
import { showChord } from '../commands/keys.ts';
import { age } from '../doc/age.ts';
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
    ...['file.new', 'file.open', 'file.templates', 'file.save', 'file.save-as'].map(command),
    ...keepSaved(editor),
    ...['file.share', 'file.moments'].map(command),
    ...(recent.length > 0 ? ['Recent in this browser'] : []),
    ...recent.map(
      (document): MenuItem => ({
        title: document.title || 'Untitled',
        about: age(document.savedAt),
        choose: () => void shell.openStored(document),
      }),
    ),
    command('file.documents'),
    'Money',
    ...['view.cost', 'view.purchases'].map(command),
    'Help',
    ...['help.tour', 'help.commands', 'help.shortcuts', 'view.theme'].map(command),
  ];
}

/** Where the document has a file, whether that is written by itself. */
function keepSaved(editor: Editor): readonly MenuItem[] {
  const { file, ui } = editor;
  if (!file) return [];
  const choose = () => runCommand(editor, 'file.keep-saved');
  return [{ title: `Keep ${file.name} saved`, about: ui.getState().savesFile ? 'on' : 'off', choose }];
}
