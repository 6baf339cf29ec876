import { type ErrorData, type Issue, ledgerCodes } from '@shotgraph/engine';
import { useEffect, useState } from 'react';
import { useEditor, useIssues, useNode, useStatus, useType } from '../app/editor-context.tsx';
import { formatElapsed } from '../media/facts.ts';
import { isToldInField } from '../prompt/told-in-field.ts';
import type { NodeStatus, Parts } from '../run/node-status.ts';
import styles from './node-footer.module.css';

/** What there is to know about a node at the moment: its error and the remedy, its progress, or how it came by its result. */
export function NodeFooter({ id, effect }: { readonly id: string; readonly effect: 'pure' | 'compute' | 'paid' }) {
  const status = useStatus(id);
  const all = useIssues(id);
  const node = useNode(id);
  const type = useType(id);
  // What stands right under the field that it is about is told there, with what mends it.
  const issues = all.filter((issue) => !isToldInField(issue, node, type));
  const issue = issues[0];
  if (status.status === 'failed' && status.error?.code === ledgerCodes.inDoubt) return <Doubt error={status.error} />;
  if (status.status === 'failed' && status.error)
    return (
      <p className={`${styles.footer} ${styles.error}`} role="alert">
        {status.error.message}
      </p>
    );
  const isTold = status.status !== 'idle' && (effect !== 'pure' || SHOWN_OF_PURE.has(status.status));
  return (
    <>
      {issue && <IssueBox issue={issue} others={issues.length - 1} />}
      {isTold && all[0]?.severity !== 'error' && (
        <div className={`${styles.footer} ${styles.line}`}>
          <Line status={status} />
        </div>
      )}
    </>
  );
}

/** A purchase of the node is in doubt: what that means in short, and where it is answered. */
function Doubt({ error }: { readonly error: ErrorData }) {
  const { ui } = useEditor();
  return (
    <div className={`${styles.footer} ${styles.error}`} role="alert" title={error.message}>
      <span className={styles.message}>
        The answer of the provider was lost: whether this take was bought is not known. It is not sent again.
      </span>
      <button type="button" className={`${styles.fix} nodrag`} onClick={() => ui.setState({ dock: 'purchases' })}>
        Settle it in Purchases
      </button>
    </div>
  );
}

/** The first issue of a node with its remedy. */
function IssueBox({ issue, others }: { readonly issue: Issue; readonly others: number }) {
  const { applyFix } = useEditor();
  const { input, message, severity, fix } = issue;
  return (
    <div className={`${styles.footer} ${styles[severity]}`}>
      <span className={styles.message}>
        {input === undefined || message.includes(input) ? message : `${input}: ${message}`}
      </span>
      {fix && (
        <button type="button" className={`${styles.fix} nodrag`} data-fix onClick={() => applyFix(fix)}>
          {fix.label}
        </button>
      )}
      {others > 0 && <span className={styles.rest}>and {others} more</span>}
    </div>
  );
}

/** What there is to tell of nodes that cost nothing. */
const SHOWN_OF_PURE: ReadonlySet<NodeStatus['status']> = new Set(['running', 'skipped', 'stopped', 'waiting']);

function Line({ status }: { readonly status: NodeStatus }) {
  switch (status.status) {
    case 'running':
      return (
        <>
          <span className={styles.badge}>running</span>
          {status.startedAt !== undefined && <Elapsed since={status.startedAt} />}
          {status.note && status.note !== 'running' && (
            <span className={styles.why} title={status.note}>
              {status.note}
            </span>
          )}
          {status.parts ? (
            <Progress parts={status.parts} />
          ) : (
            status.fraction !== undefined && (
              <span className={styles.percent}>{Math.round(status.fraction * 100)} %</span>
            )
          )}
          <span className={styles.bar} style={{ width: `${(status.fraction ?? 0) * 100}%` }} />
        </>
      );
    case 'done':
      return status.by === 'ran' ? (
        <>
          <span className={`${styles.badge} ${styles.ran}`}>ran</span>
          <span>{formatElapsed(status.elapsedMs ?? 0)}</span>
          {status.parts && <span className={styles.why}>{describeParts(status.parts)}</span>}
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
          <span className={`${styles.badge} ${styles.stale}`}>
            {status.parts && status.parts.total > 1 ? `${status.parts.total} will run` : 'will run'}
          </span>
          <span className={styles.why} title={status.why}>
            {status.why}
          </span>
        </>
      );
    case 'waiting':
      return (
        <>
          <span className={`${styles.badge} ${styles.waiting}`}>waits for you</span>
          <span className={styles.why} title={status.why}>
            {status.why?.split(':')[0]}
          </span>
        </>
      );
    case 'stopped':
      return (
        <>
          <span className={styles.badge}>stopped</span>
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

/** `12/40`, and how many of them failed. */
function Progress({ parts: { total, ended, failed } }: { readonly parts: Parts }) {
  return (
    <span className={styles.percent}>
      {failed > 0 && <span className={styles.failed}>{failed} failed · </span>}
      {ended}/{total}
    </span>
  );
}

/** `38 ran, 2 reused`; nothing where there is but one. */
function describeParts({ ran, reused }: Parts): string {
  if (ran + reused < 2) return '';
  return [`${ran} ran`, ...(reused > 0 ? [`${reused} reused`] : [])].join(', ');
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
