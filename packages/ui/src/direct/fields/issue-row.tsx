import type { Issue } from '@shotgraph/engine';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import styles from './issue-row.module.css';

interface IssueRowProps {
  readonly issue: Issue;
  /** Goes on after the message. */
  readonly children?: ReactNode;
}

/** Something that is wrong, as an item of a list, with what would solve it. */
export function IssueRow({ issue: { severity, message, fix }, children }: IssueRowProps) {
  const { applyFix } = useEditor();
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <li className={`${styles.issue} ${styles[severity]}`}>
      <Icon size={13} aria-hidden="true" />
      <span className={styles.text}>
        {message}
        {children}
      </span>
      {fix && (
        <button type="button" className={styles.fix} onClick={() => applyFix(fix)}>
          {fix.label}
        </button>
      )}
    </li>
  );
}
