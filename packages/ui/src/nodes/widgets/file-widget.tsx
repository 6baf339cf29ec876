import { FolderOpen } from 'lucide-react';
import { useEditor } from '../../app/editor-context.tsx';
import { acceptedBy, pickFiles } from './pick-files.ts';
import type { WidgetProps } from './widget-props.ts';
import styles from './widgets.module.css';

/** A file beside the document: its relative path, and a button that takes one in. */
export function FileWidget({ node, value, onEdit, onDone, label }: WidgetProps) {
  const editor = useEditor();
  const pick = async () => {
    const [path] = await pickFiles(editor, acceptedBy(editor, node), false);
    if (path === undefined) return;
    onEdit(path);
    onDone();
  };
  return (
    <span className={styles.file}>
      <input
        className={`${styles.box} nodrag`}
        value={typeof value === 'string' ? value : ''}
        placeholder="media/…"
        aria-label={label}
        spellCheck={false}
        onChange={(event) => onEdit(event.target.value === '' ? undefined : event.target.value)}
        onBlur={onDone}
      />
      <button
        type="button"
        className={`${styles.pick} nodrag`}
        onClick={() => void pick()}
        aria-label={`Choose a file for ${label}`}
        title="Choose a file"
      >
        <FolderOpen size={13} aria-hidden="true" />
      </button>
    </span>
  );
}
