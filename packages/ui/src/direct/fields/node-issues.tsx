import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useEditor, useIssues } from '../../app/editor-context.tsx';
import styles from './node-issues.module.css';

/** What is wrong with the node, where it is directed, each with what would solve it. */
export function NodeIssues({ node }: { readonly node: string }) {
  const { applyFix } = useEditor();
  const issues = useIssues(node);
  if (issues.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={`Issues of ${node}`}>
      {issues.map(({ severity, input, message, fix }) => {
        const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
        return (
          <li key={`${input} ${message}`} className={`${styles.issue} ${styles[severity]}`}>
            <Icon size={13} aria-hidden="true" />
            <span className={styles.text}>{message}</span>
            {fix && (
              <button type="button" className={styles.fix} onClick={() => applyFix(fix)}>
                {fix.label}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
