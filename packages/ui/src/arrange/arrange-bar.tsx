import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  Frame,
  type LucideIcon,
  Workflow,
} from 'lucide-react';
import { Fragment } from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { getCommand, runCommand } from '../commands/commands.ts';
import { showChord } from '../commands/keys.ts';
import styles from './arrange-bar.module.css';

const GROUPS: readonly (readonly (readonly [command: string, icon: LucideIcon])[])[] = [
  [
    ['arrange.left', AlignStartVertical],
    ['arrange.centre', AlignCenterVertical],
    ['arrange.right', AlignEndVertical],
  ],
  [
    ['arrange.top', AlignStartHorizontal],
    ['arrange.middle', AlignCenterHorizontal],
    ['arrange.bottom', AlignEndHorizontal],
  ],
  [
    ['arrange.space-across', AlignHorizontalSpaceBetween],
    ['arrange.space-down', AlignVerticalSpaceBetween],
  ],
  [
    ['arrange.tidy', Workflow],
    ['add.frame', Frame],
  ],
];

/** What can be done with several things at once, at the lower rim of the canvas while they are selected. */
export function ArrangeBar() {
  const editor = useEditor();
  const count = useUi((state) => state.selectedNodes.size);
  if (count < 2) return null;
  return (
    <div className={styles.bar} role="toolbar" aria-label="Arrange the selection">
      <span className={styles.count}>{count} selected</span>
      {GROUPS.map((group, i) => (
        <Fragment key={group[0]![0]}>
          {i > 0 && <span className={styles.gap} />}
          {group.map(([id, Icon]) => {
            const { title, keys, when } = getCommand(id);
            return (
              <button
                key={id}
                type="button"
                className={styles.tool}
                aria-label={title}
                title={keys ? `${title} (${showChord(keys[0]!)})` : title}
                disabled={when ? !when(editor) : false}
                onClick={() => runCommand(editor, id)}
              >
                <Icon size={15} aria-hidden="true" />
              </button>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
