import { Clapperboard, ImagePlus, Plus } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { posterOf } from '../app/examples.ts';
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
          <ul className={styles.few}>
            {workspace.examples.slice(0, FEW).map(({ name, title, about, hasPoster }) => (
              <li key={name}>
                <button
                  type="button"
                  className={styles.example}
                  title={about}
                  onClick={() => void shell.openExample(name)}
                >
                  <span className={styles.poster}>
                    {hasPoster ? (
                      <img src={posterOf(name)} alt="" loading="lazy" decoding="async" />
                    ) : (
                      <Clapperboard size={20} aria-hidden="true" />
                    )}
                  </span>
                  <strong>{title}</strong>
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.ways}>
            <button type="button" className={styles.more} onClick={() => runCommand(editor, 'file.templates')}>
              All {workspace.examples.length} templates…
            </button>
            <button type="button" className={styles.more} onClick={() => runCommand(editor, 'help.tour')}>
              Take the tour
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
