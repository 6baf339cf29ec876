import { X } from 'lucide-react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import styles from './dock.module.css';
import { Issues } from './issues.tsx';
import { Results } from './results.tsx';

const TABS = [
  { id: 'result', title: 'Results' },
  { id: 'issues', title: 'Issues' },
] as const;

/** The panel at the right: what the graph gave, and what is wrong with it. */
export function Dock() {
  const { ui } = useEditor();
  const dock = useUi((state) => state.dock);
  const issues = useUi((state) => state.issues);
  const isBad = issues.some(({ severity }) => severity === 'error');
  if (!dock) return null;
  return (
    <aside className={styles.dock} aria-label="Results and issues">
      <div className={styles.tabs} role="tablist">
        {TABS.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={dock === id}
            className={styles.tab}
            onClick={() => ui.setState({ dock: id })}
          >
            {title}
            {id === 'issues' && issues.length > 0 && (
              <span className={`${styles.count} ${isBad ? styles.bad : ''}`}>{issues.length}</span>
            )}
          </button>
        ))}
        <button
          type="button"
          className={styles.close}
          aria-label="Close the panel"
          onClick={() => ui.setState({ dock: undefined })}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </div>
      <div className={styles.content} role="tabpanel" aria-label={dock}>
        {dock === 'result' ? <Results /> : <Issues />}
      </div>
    </aside>
  );
}
