import { ImagePlus, Plus } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { runCommand } from '../commands/commands.ts';
import styles from './empty-state.module.css';

/** Templates named on the empty canvas itself. */
const FEW = 4;

/** What an empty canvas says: three ways to begin. */
export function EmptyState() {
  const editor = useEditor();
  const { workspace, shell } = editor;
  return (
    <div className={styles.empty}>
      <h1>Start a film</h1>
      <p>
        Drop pictures, clips or music here, or a graph document.
        <br />
        Each becomes a node; wire them into shots.
      </p>
      <div className={styles.ways}>
        <button type="button" className={styles.way} onClick={() => runCommand(editor, 'add.node')}>
          <Plus size={16} aria-hidden="true" /> Add a node <kbd>/</kbd>
        </button>
        <button type="button" className={styles.way} onClick={() => runCommand(editor, 'file.open')}>
          <ImagePlus size={16} aria-hidden="true" /> Open a document
        </button>
      </div>
      {workspace.examples.length > 0 && (
        <div className={styles.examples}>
          <h2>Or look at how one is made</h2>
          {workspace.examples.slice(0, FEW).map(({ name, title, about }) => (
            <button key={name} type="button" className={styles.example} onClick={() => void shell.openExample(name)}>
              <strong>{title}</strong>
              <span>{about}</span>
            </button>
          ))}
          <button
            type="button"
            className={styles.way}
            style={{ margin: '8px auto 0' }}
            onClick={() => runCommand(editor, 'file.templates')}
          >
            All {workspace.examples.length} templates…
          </button>
        </div>
      )}
    </div>
  );
}
