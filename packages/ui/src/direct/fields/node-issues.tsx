import { useIssues } from '../../app/editor-context.tsx';
import { IssueRow } from './issue-row.tsx';
import styles from './node-issues.module.css';

/** What is wrong with the node, where it is directed, each with what would solve it. */
export function NodeIssues({ node }: { readonly node: string }) {
  const issues = useIssues(node);
  if (issues.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={`Issues of ${node}`}>
      {issues.map((issue) => (
        <IssueRow key={`${issue.input} ${issue.message}`} issue={issue} />
      ))}
    </ul>
  );
}
