import type { Editor } from '../app/editor.ts';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { getCommand, runCommand } from '../commands/commands.ts';
import { selectedNode } from '../commands/graph-commands.ts';
import { showChord } from '../commands/keys.ts';
import { walkOf } from '../doc/each.ts';
import styles from './card-menu.module.css';
import { type MenuItem, MenuList } from './menu.tsx';

/** About how tall the menu is, px: enough to keep it on the page. */
const HEIGHT = 300;
const WIDTH = 264;

/** What can be done with the selected cards, at the pointer. */
export function CardMenu() {
  const editor = useEditor();
  const at = useUi((state) => state.menu);
  if (!at) return null;
  const left = Math.min(at.x, window.innerWidth - WIDTH - 8);
  const top = Math.max(8, Math.min(at.y, window.innerHeight - HEIGHT - 8));
  return (
    <div className={styles.place} style={{ left, top }}>
      <MenuList
        label="Node menu"
        items={cardItems(editor)}
        style={{ top: 0 }}
        onClose={() => editor.ui.setState({ menu: undefined })}
      />
    </div>
  );
}

/** Lines of the menu: only what can be done with this selection. */
function cardItems(editor: Editor): readonly MenuItem[] {
  const line = (id: string, title?: string): readonly MenuItem[] => {
    const command = getCommand(id);
    if (command.when && !command.when(editor)) return [];
    const keys = command.keys?.[0];
    return [
      {
        title: title ?? command.title,
        ...(keys !== undefined && { keys: showChord(keys) }),
        choose: () => runCommand(editor, id),
      },
    ];
  };
  const record = selectedNode(editor)?.record;
  const walk = record && walkOf(record);
  return [
    ...line('run.here', 'Run to here'),
    ...line('run.again', 'Run again'),
    ...line('view.enter'),
    ...line('edit.rename', record ? 'Rename…' : 'Write in it'),
    ...line('node.bypass', record?.off ? 'Switch on again' : undefined),
    ...line('node.each', record?.each ? 'Run once, not per item' : undefined),
    ...line('node.walk', walk === 'together' ? 'Combine the lists' : 'Walk the lists together'),
    ...line('node.collapse'),
    ...line('node.expand'),
    ...line('mark.fit'),
    ...line('add.frame'),
    ...line('arrange.tidy'),
    ...line('edit.duplicate'),
    ...line('edit.delete'),
  ];
}
