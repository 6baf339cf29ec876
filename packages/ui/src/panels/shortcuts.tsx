import { useEffect, useRef } from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { doubleClick, menuClick } from '../app/pointer-words.ts';
import { COMMAND_GROUPS } from '../commands/command.ts';
import { COMMANDS } from '../commands/commands.ts';
import { showChord } from '../commands/keys.ts';
import { Dialog } from './dialog.tsx';
import styles from './shortcuts.module.css';

/** Every shortcut there is, from the table of commands. */
export function Shortcuts() {
  const isShown = useUi((state) => state.showsShortcuts);
  return isShown ? <Sheet /> : null;
}

function Sheet() {
  const { ui } = useEditor();
  const list = useRef<HTMLDivElement>(null);
  // What people came for, and arrow keys scroll it.
  useEffect(() => list.current?.focus(), []);
  const close = () => ui.setState({ showsShortcuts: false });
  const groups = COMMAND_GROUPS.map(
    (group) => [group, COMMANDS.filter((command) => command.group === group && command.keys)] as const,
  );
  return (
    <Dialog title="Keyboard shortcuts" width={760} onClose={close}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrow keys */}
      <div ref={list} className={styles.groups} tabIndex={0}>
        {groups.map(([group, commands]) => (
          <section key={group}>
            <h3>{group}</h3>
            {commands.map(({ id, title, keys }) => (
              <p key={id} className={styles.line}>
                <span>{title}</span>
                <span>
                  {keys!.map((chord) => (
                    <kbd key={chord} className={styles.key}>
                      {showChord(chord)}
                    </kbd>
                  ))}
                </span>
              </p>
            ))}
          </section>
        ))}
        <section>
          <h3>On the canvas</h3>
          {MOUSE.map(([title, how]) => (
            <p key={title} className={styles.line}>
              <span>{title}</span>
              <span className={styles.how}>{how}</span>
            </p>
          ))}
        </section>
      </div>
    </Dialog>
  );
}

const twice = doubleClick().toLowerCase();
const MOUSE = [
  ['Move the canvas', 'drag the ground, or two fingers'],
  ['Zoom', 'wheel or pinch'],
  ['Add a node', `${twice} the ground`],
  ['Menu of a node', menuClick()],
  ['Enter a subgraph', `${twice} its card`],
  ['Select several', 'shift and drag'],
  ['Add to the selection', 'shift click'],
  ['Put a card into an edge', 'drag it onto the edge'],
  ['Move copies', 'drag with alt'],
  ['Move without lining up', 'drag with ctrl or cmd'],
  ['Write in a frame or note', `${twice} it`],
  ['Lead an edge through a point', `${twice} it`],
  ['Connect', 'drag from a port to a port, a node or the ground'],
  ['Move or remove an edge', 'drag its end'],
  ['Change a number', 'drag it sideways'],
] as const;
