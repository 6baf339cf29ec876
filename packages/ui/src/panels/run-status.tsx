import { Check, CircleSlash, TriangleAlert } from 'lucide-react';
import { useRunState } from '../app/editor-context.tsx';
import { formatElapsed } from '../media/facts.ts';
import { Elapsed } from '../nodes/node-footer.tsx';
import styles from './top-bar.module.css';

/** How the run is going, or how the last one went. */
export function RunStatus() {
  const { status, startedAt = 0, elapsedMs, nodes = 0, ended = 0, summary } = useRunState();
  if (status === 'idle') return null;
  if (status === 'running') {
    return (
      <div className={styles.status} role="status" aria-label={`Running: ${ended} of ${nodes} done`}>
        <span className={styles.meter}>
          <span style={{ width: `${nodes > 0 ? (ended / nodes) * 100 : 0}%` }} />
        </span>
        {nodes > 0 && (
          <span>
            {ended} of {nodes}
          </span>
        )}
        <Elapsed since={startedAt} />
      </div>
    );
  }
  const Icon = status === 'done' ? Check : status === 'cancelled' ? CircleSlash : TriangleAlert;
  return (
    <div className={styles.status} role="status">
      <Icon
        size={14}
        aria-hidden="true"
        className={status === 'done' ? styles.ok : status === 'cancelled' ? undefined : styles.bad}
      />
      <span>{summary}</span>
      {elapsedMs !== undefined && status === 'done' && <span>in {formatElapsed(elapsedMs)}</span>}
    </div>
  );
}
