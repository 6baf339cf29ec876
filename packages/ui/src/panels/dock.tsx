import { X } from 'lucide-react';
import { useEditor, usePurchases, useUi } from '../app/editor-context.tsx';
import { part } from '../app/overlay.tsx';
import styles from './dock.module.css';
import { Results } from './results.tsx';

const DirectPanel = part(async () => (await import('../direct/direct-panel.tsx')).DirectPanel, {
  name: 'Direct',
  hasPlace: true,
});
const Issues = part(async () => (await import('./issues.tsx')).Issues, { name: 'Issues', hasPlace: true });
const PurchasesPanel = part(async () => (await import('./purchases.tsx')).PurchasesPanel, {
  name: 'Purchases',
  hasPlace: true,
});
const Runs = part(async () => (await import('./run-log.tsx')).default, { name: 'Runs', hasPlace: true });

const TABS = [
  { id: 'result', title: 'Results', Panel: Results },
  { id: 'direct', title: 'Direct', Panel: DirectPanel },
  { id: 'issues', title: 'Issues', Panel: Issues },
  { id: 'purchases', title: 'Purchases', Panel: PurchasesPanel },
  { id: 'runs', title: 'Runs', Panel: Runs },
] as const;

/** The panel at the right: what the graph gave, how the selected node is directed, what is wrong, what was bought, and earlier runs. */
export function Dock() {
  const { ui } = useEditor();
  const dock = useUi((state) => state.dock);
  const issues = useUi((state) => state.issues);
  const isBad = issues.some(({ severity }) => severity === 'error');
  const doubts = usePurchases().filter(({ state }) => state === 'in-doubt').length;
  if (!dock) return null;
  const { Panel } = TABS.find(({ id }) => id === dock)!;
  return (
    <aside className={styles.dock} aria-label="Results, directing, issues, purchases and runs">
      <div className={styles.bar}>
        <div className={styles.tabs} role="tablist">
          {TABS.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              role="tab"
              data-dock-tab={id}
              aria-selected={dock === id}
              className={styles.tab}
              onClick={() => ui.setState({ dock: id })}
            >
              {title}
              {id === 'issues' && issues.length > 0 && (
                <span className={`${styles.count} ${isBad ? styles.bad : ''}`}>{issues.length}</span>
              )}
              {id === 'purchases' && doubts > 0 && <span className={`${styles.count} ${styles.bad}`}>{doubts}</span>}
            </button>
          ))}
        </div>
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
        <Panel />
      </div>
    </aside>
  );
}
