import type { Issue } from '@shotgraph/engine';
import { useEffect, useState } from 'react';
import { useEditor, useStatus, useUi } from '../app/editor-context.tsx';
import { formatElapsed } from '../media/facts.ts';
import type { NodeStatus } from '../run/node-status.ts';
import styles from './node-footer.module.css';

const NONE: readonly Issue[] = [];

/** What there is to know about a node at the moment: its error and the remedy, its progress, or how it came by its result. */
export function NodeFooter({ id, effect }: { readonly id: string; readonly effect: 'pure' | 'compute' | 'paid' }) {
  const { edit } = useEditor();
  const status = useStatus(id);
  const issues = useUi(({ issuesByNode }) => issuesByNode.get(id) ?? NONE);
  const issue = issues[0];
  if (status.status === 'failed' && status.error)
    return (
      <p className={`${styles.footer} ${styles.error}`} role="alert">
        {status.error.message}
      </p>
    );
  if (issue) {
    return (
      <div className={`${styles.footer} ${styles[issue.severity]}`}>
        <span>
          {issue.input === undefined || issue.message.includes(issue.input)
            ? issue.message
            : `${issue.input}: ${issue.message}`}
        </span>
        {issue.fix && (
          <button type="button" className={`${styles.fix} nodrag`} onClick={() => edit(issue.fix!.ops)}>
            {issue.fix.label}
          </button>
        )}
        {issues.length > 1 && <span className={styles.rest}>and {issues.length - 1} more</span>}
      </div>
    );
  }
  if (effect === 'pure' && status.status !== 'running' && status.status !== 'skipped') return null;
  if (status.status === 'idle') return null;
  return (
    <div className={`${styles.footer} ${styles.line}`}>
      <Line status={status} />
    </div>
  );
}

function Line({ status }: { readonly status: NodeStatus }) {
  switch (status.status) {
    case 'running':
      return (
        <>
          <span className={styles.badge}>running</span>
          <Elapsed since={status.startedAt ?? 0} />
          {status.note && <span className={styles.why}>{status.note}</span>}
          {status.fraction !== undefined && (
            <span className={styles.percent}>{Math.round(status.fraction * 100)} %</span>
          )}
          <span className={styles.bar} style={{ width: `${(status.fraction ?? 0) * 100}%` }} />
        </>
      );
    case 'done':
      return status.by === 'ran' ? (
        <>
          <span className={`${styles.badge} ${styles.ran}`}>ran</span>
          <span>{formatElapsed(status.elapsedMs ?? 0)}</span>
        </>
      ) : (
        <>
          <span className={`${styles.badge} ${styles.reused}`}>reused</span>
          <span className={styles.why} title={status.why}>
            {status.why}
          </span>
        </>
      );
    case 'stale':
      return (
        <>
          <span className={`${styles.badge} ${styles.stale}`}>will run</span>
          <span className={styles.why} title={status.why}>
            {status.why}
          </span>
        </>
      );
    case 'skipped':
      return (
        <>
          <span className={styles.badge}>skipped</span>
          <span className={styles.why}>{status.why}</span>
        </>
      );
    default:
      return null;
  }
}

/** Counts up by itself, so that the card around it is drawn only when an event comes. */
export function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return <span className={styles.elapsed}>{((now - since) / 1000).toFixed(1)} s</span>;
}
