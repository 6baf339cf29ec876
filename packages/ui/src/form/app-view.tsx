import { Play, X } from 'lucide-react';
import {
  HereContext,
  useEditor,
  useHeader,
  useIsCancelling,
  useIsRunning,
  useRunState,
  useStatus,
  useStructure,
  useTotals,
  useUi,
} from '../app/editor-context.tsx';
import { runCommand } from '../commands/commands.ts';
import { TOP } from '../doc/here.ts';
import { formatElapsed } from '../media/facts.ts';
import { cardsOf } from '../run/card-path.ts';
import { showAll, showPrice } from '../spend/money.ts';
import styles from './form.module.css';
import { InputForm } from './input-form.tsx';
import { Outputs } from './outputs.tsx';
import { refusalOf } from './problems.ts';
import { RunList } from './run-list.tsx';

/** The document as an app: its inputs as a form, its outputs, and the runs there were. */
export default function AppView() {
  return (
    <HereContext value={TOP}>
      <main className={styles.view} aria-label="App">
        <div className={styles.columns}>
          <section className={`${styles.panel} ${styles.inputs}`} aria-label="Inputs">
            <h2>Inputs</h2>
            <InputForm />
            <RunRow />
          </section>
          <div className={styles.results}>
            <Outputs />
            <RunList />
          </div>
        </div>
      </main>
    </HereContext>
  );
}

function RunRow() {
  const editor = useEditor();
  const isRunning = useIsRunning();
  const isCancelling = useIsCancelling();
  const totals = useTotals();
  useStructure();
  return (
    <div className={styles.runRow}>
      {isRunning ? (
        <button
          type="button"
          className={`${styles.run} ${styles.cancel}`}
          aria-disabled={isCancelling || undefined}
          onClick={() => runCommand(editor, 'run.cancel')}
        >
          <X size={16} aria-hidden="true" /> {isCancelling ? 'Cancelling…' : 'Cancel'}
        </button>
      ) : (
        <button
          type="button"
          className={styles.run}
          disabled={editor.doc.graph.nodes.size === 0}
          title={totals.length > 0 ? 'You are asked before anything is bought' : undefined}
          onClick={() => runCommand(editor, 'run.all')}
        >
          <Play size={16} fill="currentColor" aria-hidden="true" /> Run
          {totals.length > 0 && <span>· {showAll(totals, showPrice)}</span>}
        </button>
      )}
      <Status />
    </div>
  );
}

/** Why a run failed: of the first step that did. Whoever sees the form only sees no card that says it. */
function Failure({ path }: { readonly path: string }) {
  const { error } = useStatus(cardsOf(path).at(-1)!.card);
  return error ? (
    <span className={styles.bad}>
      In “{path}”: {error.message}
    </span>
  ) : null;
}

/** How the run goes or went, and what keeps the next from starting. */
function Status() {
  const { status, nodes = 0, ended = 0, summary, elapsedMs, about } = useRunState();
  const { inputs } = useHeader();
  const error = useUi(({ issues }) => refusalOf(issues, inputs));
  const text =
    status === 'running'
      ? `Running${nodes > 0 ? `: ${ended} of ${nodes}` : '…'}`
      : status === 'idle'
        ? ''
        : `${summary ?? status}${status === 'done' && elapsedMs !== undefined ? ` in ${formatElapsed(elapsedMs)}` : ''}`;
  return (
    <div className={styles.status}>
      <span role="status">{text}</span>
      {status === 'failed' && about !== undefined && <Failure path={about} />}
      {status !== 'running' && error !== undefined && <span className={styles.bad}>{error}</span>}
    </div>
  );
}
