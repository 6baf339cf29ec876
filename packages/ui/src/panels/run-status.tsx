import { Check, CircleSlash, Hand, TriangleAlert } from 'lucide-react';
import { useEditor, useRunState } from '../app/editor-context.tsx';
import { formatElapsed } from '../media/facts.ts';
import { Elapsed } from '../nodes/node-footer.tsx';
import styles from './top-bar.module.css';

/** How the run is going, or how the last one went. */
export function RunStatus() {
  const { status, startedAt = 0, elapsedMs, nodes = 0, ended = 0, summary, about } = useRunState();
  const editor = useEditor();
  const show = async (path: string) => (await import('../find/show-place.ts')).showPlace(editor, path);
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
        {/* Nobody wants to hear the seconds. */}
        <span aria-hidden="true">
          <Elapsed since={startedAt} />
        </span>
      </div>
    );
  }
  const { icon: Icon, tone } = LOOKS[status];
  return (
    <div className={styles.status} role="status">
      <Icon size={14} aria-hidden="true" className={tone} />
      {about === undefined ? (
        <span>{summary}</span>
      ) : (
        <button type="button" className={styles.about} title={`Show ${about}`} onClick={() => void show(about)}>
          {summary}
        </button>
      )}
      {elapsedMs !== undefined && status === 'done' && <span>in {formatElapsed(elapsedMs)}</span>}
    </div>
  );
}

const LOOKS = {
  done: { icon: Check, tone: styles.ok },
  waiting: { icon: Hand, tone: styles.wait },
  cancelled: { icon: CircleSlash, tone: undefined },
  failed: { icon: TriangleAlert, tone: styles.bad },
  refused: { icon: TriangleAlert, tone: styles.bad },
} as const;
