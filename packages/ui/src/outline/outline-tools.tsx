import type { NodeRecord } from '@shotgraph/engine';
import { Copy, CornerDownRight, type LucideIcon, Pencil, Play, Scan, SkipForward, Trash2 } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { runCommand } from '../commands/commands.ts';
import styles from './outline-node.module.css';

interface OutlineToolsProps {
  readonly id: string;
  readonly record: NodeRecord;
  readonly hasSubgraph: boolean;
  readonly onRemove: () => void;
}

/** What can be done with a node as a whole. */
export function OutlineTools({ id, record, hasSubgraph, onRemove }: OutlineToolsProps) {
  const editor = useEditor();
  const command = (name: string) => () => {
    editor.ui.select([id]);
    runCommand(editor, name);
  };
  return (
    <div className={styles.tools} role="toolbar" aria-label={`What to do with ${id}`}>
      <Tool icon={Play} label="Run to here" onClick={command('run.here')} />
      {hasSubgraph && <Tool icon={CornerDownRight} label="Enter the subgraph" onClick={command('view.enter')} />}
      <Tool
        icon={SkipForward}
        label={record.off ? 'Switch on again' : 'Bypass'}
        isOn={record.off === true}
        onClick={command('node.bypass')}
      />
      <Tool icon={Scan} label="Show on the canvas" onClick={command('view.fit-selection')} />
      <Tool icon={Pencil} label="Rename" onClick={command('edit.rename')} />
      <Tool icon={Copy} label="Duplicate" onClick={command('edit.duplicate')} />
      <Tool icon={Trash2} label="Delete" onClick={onRemove} />
    </div>
  );
}

interface ToolProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly isOn?: boolean;
  readonly onClick: () => void;
}

function Tool({ icon: Icon, label, isOn, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={onClick}
    >
      <Icon size={13} aria-hidden="true" />
    </button>
  );
}
