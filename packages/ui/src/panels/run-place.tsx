import { ChevronDown, Monitor, Server, ServerOff } from 'lucide-react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { getCommand, runCommand } from '../commands/commands.ts';
import { Menu, type MenuItem } from './menu.tsx';
import styles from './run-place.module.css';

/** Where the document runs, and the way to the other place. */
export function RunPlaceChip() {
  const editor = useEditor();
  const place = useUi((state) => state.runsOn);
  const isApart = useUi(({ runsOn, server }) => runsOn === 'server' && server !== 'here');
  const Icon = place === 'tab' ? Monitor : isApart ? ServerOff : Server;
  const items = (): readonly MenuItem[] => [
    place === 'tab' ? 'Runs in this tab, and ends with it' : 'Runs on the server, and goes on without this tab',
    {
      title: place === 'tab' ? 'Run on the server instead' : 'Run in this tab instead',
      isDisabled: !getCommand('run.place').when!(editor),
      choose: () => runCommand(editor, 'run.place'),
    },
  ];
  return (
    <Menu
      label={
        place === 'tab'
          ? 'Runs in this tab'
          : isApart
            ? 'Runs on the server, which is not reached'
            : 'Runs on the server'
      }
      className={styles.chip}
      button={
        <>
          <Icon size={15} aria-hidden="true" className={isApart ? styles.apart : undefined} />
          <span className={styles.label}>{place === 'tab' ? 'This tab' : 'Server'}</span>
          <ChevronDown size={12} aria-hidden="true" />
        </>
      }
      items={items}
    />
  );
}
