import { Maximize, Minus, Plus, Workflow } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { runCommand } from '../commands/commands.ts';
import styles from './canvas.module.css';

const TOOLS = [
  { command: 'view.zoom-in', icon: Plus, label: 'Zoom in' },
  { command: 'view.zoom-out', icon: Minus, label: 'Zoom out' },
  { command: 'view.fit', icon: Maximize, label: 'Show everything' },
  { command: 'view.tidy', icon: Workflow, label: 'Tidy up' },
] as const;

/** Buttons for what the wheel does, and for tidying. */
export function CanvasTools() {
  const editor = useEditor();
  return (
    <div className={styles.tools} role="toolbar" aria-label="View" aria-orientation="vertical">
      {TOOLS.map(({ command, icon: Icon, label }) => (
        <button
          key={command}
          type="button"
          className={styles.tool}
          title={label}
          aria-label={label}
          onClick={() => runCommand(editor, command)}
        >
          <Icon size={15} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
