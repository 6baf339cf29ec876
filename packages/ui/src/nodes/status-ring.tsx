import { memo } from 'react';
import { useIsGone, useStatus } from '../app/editor-context.tsx';
import styles from './status-ring.module.css';

const CIRCUMFERENCE = 2 * Math.PI * 6;

const WORDS = {
  idle: '',
  running: 'running',
  done: 'done',
  failed: 'failed',
  skipped: 'skipped',
  stopped: 'stopped',
  waiting: 'waits for you',
  stale: 'will run',
} as const;

/** Where a node stands, as a ring of 16 px: its arc is the progress. */
export const StatusRing = memo(function StatusRing({ id }: { readonly id: string }) {
  const { status, fraction, by } = useStatus(id);
  const isGone = useIsGone(id);
  if (status === 'idle' || isGone || (status === 'done' && by === 'evaluated')) return null;
  const part = status === 'running' ? (fraction ?? 0.25) : 1;
  const spins = status === 'running' && fraction === undefined;
  return (
    <svg
      className={`${styles.ring} ${styles[status]} ${spins ? styles.spins : ''}`}
      viewBox="0 0 16 16"
      role="img"
      aria-label={WORDS[status]}
    >
      <circle className={styles.track} cx="8" cy="8" r="6" />
      <circle
        className={styles.arc}
        cx="8"
        cy="8"
        r="6"
        strokeDasharray={`${part * CIRCUMFERENCE} ${CIRCUMFERENCE}`}
        transform="rotate(-90 8 8)"
      />
      {status === 'done' && <path className={styles.mark} d="M5.4 8.2 7.2 10 10.6 6.4" />}
      {status === 'waiting' && <path className={styles.mark} d="M8 4.8V8l2 1.6" />}
      {status === 'stopped' && <path className={styles.mark} d="M5.6 8h4.8" />}
      {status === 'failed' && <path className={styles.mark} d="M8 5v3.4M8 10.6v.2" />}
    </svg>
  );
});
