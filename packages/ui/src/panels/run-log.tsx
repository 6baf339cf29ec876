import {
  Check,
  CircleSlash,
  Hand,
  History,
  Loader2,
  RotateCcw,
  ScanSearch,
  Trash2,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useEditor, useIsRunning, useUi } from '../app/editor-context.tsx';
import { formatElapsed } from '../media/facts.ts';
import { lookAt, lookAway, restoreInputs } from '../run/log-look.ts';
import type { RunSummary } from '../run/log-types.ts';
import { showMoney } from '../spend/money.ts';
import { showAge } from '../spend/purchase-words.ts';
import dockStyles from './dock.module.css';
import styles from './run-log.module.css';

const LOOKS = {
  done: { icon: Check, tone: styles.ok, word: 'done' },
  waiting: { icon: Hand, tone: styles.wait, word: 'waited for you' },
  cancelled: { icon: CircleSlash, tone: undefined, word: 'cancelled' },
  failed: { icon: TriangleAlert, tone: styles.bad, word: 'failed' },
  refused: { icon: TriangleAlert, tone: styles.bad, word: 'refused' },
  'broken-off': { icon: Unplug, tone: styles.wait, word: 'broken off' },
} as const;

const BROKEN_OFF =
  'Its window or its server ended in the middle of it. What had finished until then is kept: run again to go on from there.';

/** Every run of the document in this browser, to be looked at again and to have its inputs back. */
export default function RunLogPanel() {
  const { log } = useEditor();
  const runs = useSyncExternalStore(
    useCallback((listener) => log.subscribe(listener), [log]),
    () => log.runs,
  );
  useEffect(log.refresh, [log]);
  const isRunning = useIsRunning();
  const shown = useUi(({ replay }) => replay?.run.id);
  if (runs.length === 0 && !isRunning)
    return (
      <div className={dockStyles.none}>
        <History size={24} aria-hidden="true" />
        <p>Nothing has run here yet. Every run of this document is kept in this browser, to be looked at again.</p>
      </div>
    );
  return (
    <div className={styles.panel}>
      <ol className={styles.runs} aria-label="Runs, the newest first">
        {isRunning && (
          <li className={styles.run}>
            <p className={styles.head}>
              <Loader2 size={14} className={styles.spin} aria-hidden="true" /> <strong>Running now</strong>
            </p>
          </li>
        )}
        {runs.map((run) => (
          <RunRow key={run.id} run={run} isShown={run.id === shown} canLook={!isRunning} />
        ))}
      </ol>
      {runs.length > 0 && (
        <button type="button" className={styles.clear} onClick={() => void log.clear()}>
          <Trash2 size={12} aria-hidden="true" /> Forget these runs
        </button>
      )}
    </div>
  );
}

interface RunRowProps {
  readonly run: RunSummary;
  /** Whether the canvas shows it. */
  readonly isShown: boolean;
  readonly canLook: boolean;
}

function RunRow({ run, isShown, canLook }: RunRowProps) {
  const editor = useEditor();
  const { icon: Icon, tone, word } = LOOKS[run.status];
  const when = new Date(run.startedAt);
  const facts = [
    formatElapsed(run.elapsedMs),
    ...(run.ran.length > 0 ? [`${run.ran.length} ran`] : []),
    ...(run.reused.length > 0 ? [`${run.reused.length} reused`] : []),
    ...run.spent.map((cost) => showMoney(cost)),
  ];
  return (
    <li className={`${styles.run} ${isShown ? styles.shown : ''}`}>
      <p className={styles.head}>
        <Icon size={14} className={tone} aria-hidden="true" />
        <strong>{word}</strong>
        <time dateTime={when.toISOString()} title={when.toLocaleString()}>
          {showAge(Math.max(0, Date.now() - run.startedAt))}
        </time>
      </p>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      {run.status === 'broken-off' && <p className={styles.facts}>{BROKEN_OFF}</p>}
      {run.failed.slice(0, 3).map(({ node, message }) => (
        <p key={node} className={styles.failure}>
          <b>{node}</b> {message}
        </p>
      ))}
      {(run.ran.length > 0 || run.failed.length > 3) && (
        <details className={styles.nodes}>
          <summary>What happened</summary>
          <Names title="Ran" names={run.ran} />
          <Names title="Reused" names={run.reused} />
          <Names title="Failed" names={run.failed.map(({ node }) => node)} />
        </details>
      )}
      <div className={styles.actions}>
        <button
          type="button"
          className={styles.action}
          disabled={!canLook}
          aria-pressed={isShown}
          onClick={() => (isShown ? lookAway(editor) : void lookAt(editor, run))}
        >
          <ScanSearch size={13} aria-hidden="true" /> {isShown ? 'Stop looking' : 'Look again'}
        </button>
        {run.text !== undefined && (
          <button
            type="button"
            className={styles.action}
            title="Sets every value back to what it was at that run; one undo takes it back"
            onClick={() => void restoreInputs(editor, run)}
          >
            <RotateCcw size={13} aria-hidden="true" /> Restore inputs
          </button>
        )}
      </div>
    </li>
  );
}

/** Most names that are listed. */
const MOST_NAMES = 24;

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  const rest = names.length - MOST_NAMES;
  return (
    <p>
      <b>{title}</b> {names.slice(0, MOST_NAMES).join(', ')}
      {rest > 0 && ` and ${rest} more`}
    </p>
  );
}
