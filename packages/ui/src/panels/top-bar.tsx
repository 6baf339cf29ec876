import {
  AppWindow,
  ChevronDown,
  CircleAlert,
  Moon,
  PanelBottom,
  PanelRight,
  Play,
  Plus,
  Redo2,
  Sun,
  TriangleAlert,
  Undo2,
  Workflow,
  X,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  useEditor,
  useHeader,
  useHistory,
  useIsCancelling,
  useIsRunning,
  useStructure,
  useTotals,
  useUi,
} from '../app/editor-context.tsx';
import { isNotLoaded, NOT_LOADED } from '../app/load-part.ts';
import { overlay } from '../app/overlay.tsx';
import { currentTheme } from '../app/theme.ts';
import { getCommand, runCommand } from '../commands/commands.ts';
import { showChord } from '../commands/keys.ts';
import { CostControl } from '../spend/cost-control.tsx';
import { Menu } from './menu.tsx';
import { RunStatus } from './run-status.tsx';
import styles from './top-bar.module.css';

/** Only for those who have a choice. */
const RunPlace = overlay({
  name: 'Where it runs',
  isOpen: ({ server, runsOn }) => server !== 'none' || runsOn === 'server',
  load: async () => (await import('./run-place.tsx')).RunPlaceChip,
});

/** Document, undo, run: what is always at hand. */
export function TopBar() {
  const editor = useEditor();
  const isGraph = useUi((state) => state.view === 'graph');
  return (
    <header className={styles.bar}>
      <Menu
        label="Document menu"
        className={styles.brand}
        button={
          <>
            <Mark />
            <ChevronDown size={12} aria-hidden="true" />
          </>
        }
        items={async () => (await import('./document-menu.ts')).documentMenu(editor)}
      />
      <Title />
      <SaveNote />
      <span className={styles.gap} />
      <History />
      {isGraph && (
        <Tool command="add.node" label="Add">
          <Plus size={15} aria-hidden="true" /> <span className={styles.word}>Add</span>
        </Tool>
      )}
      <span className={styles.space} />
      <RunPlace />
      {isGraph && (
        <>
          <RunStatus />
          <IssueCount />
          <CostControl title={titleOf('view.cost')} />
          <RunButtons />
        </>
      )}
      <ThemeButton />
      <ViewButton />
      {isGraph && <PanelButtons />}
    </header>
  );
}

/** Between the graph and the form of its inputs. */
function ViewButton() {
  const editor = useEditor();
  const isApp = useUi((state) => state.view === 'app');
  const Icon = isApp ? Workflow : AppWindow;
  return (
    <button
      type="button"
      className={`${styles.tool} ${styles.wide}`}
      title={titleOf('view.app')}
      onClick={() => runCommand(editor, 'view.app')}
    >
      <Icon size={15} aria-hidden="true" /> <span className={styles.word}>{isApp ? 'Graph' : 'App'}</span>
    </button>
  );
}

/** What stands beside and under the graph. */
function PanelButtons() {
  return (
    <>
      <Tool command="view.timeline">
        <PanelBottom size={16} aria-hidden="true" />
      </Tool>
      <Tool command="view.result">
        <PanelRight size={16} aria-hidden="true" />
      </Tool>
    </>
  );
}

/** Two frames and the edge between them. */
const Mark = () => (
  <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" className={styles.mark}>
    <rect x="1.5" y="3" width="8" height="6.5" rx="1.8" />
    <rect x="12.5" y="12.5" width="8" height="6.5" rx="1.8" />
    <path d="M9.5 6.2h1.6c2.6 0 .2 9.6 1.4 9.6" />
  </svg>
);

function Title() {
  const { editDocument, doc } = useEditor();
  const { title = '' } = useHeader();
  return (
    <input
      className={styles.title}
      value={title}
      size={Math.max(8, Math.min(36, title.length + 1))}
      placeholder="Untitled"
      aria-label="Title of the document"
      spellCheck={false}
      onChange={(event) =>
        editDocument([{ op: 'set-title', ...(event.target.value && { value: event.target.value }) }], { mark: 'title' })
      }
      onBlur={() => doc.closeMark()}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function SaveNote() {
  const save = useUi((state) => state.save);
  if (save.state === 'failed') return <span className={`${styles.note} ${styles.bad}`}>{save.message}</span>;
  return (
    <>
      <span className={styles.note}>{save.state === 'saving' ? 'Saving…' : 'Saved in this browser'}</span>
      <FileNote />
    </>
  );
}

/** The file the document is kept in as well, and what the browser wants before it is written again. */
function FileNote() {
  const editor = useEditor();
  const locked = useUi((state) => state.lockedFile);
  const savesFile = useUi((state) => state.savesFile);
  if (locked === undefined) return savesFile ? <span className={styles.note}>and in {editor.file?.name}</span> : null;
  const allow = async () => (await import('../doc/remember-file.ts')).unlockFile(editor);
  return (
    <button
      type="button"
      className={styles.allow}
      title={`The browser asks once more before ${locked} is written`}
      onClick={() =>
        void allow().catch((error) => isNotLoaded(error) && editor.ui.toast({ tone: 'error', text: NOT_LOADED }))
      }
    >
      Saved to {locked}: <strong>allow again</strong>
    </button>
  );
}

function History() {
  const { canUndo, canRedo } = useHistory();
  return (
    <>
      <Tool command="edit.undo" isDisabled={!canUndo}>
        <Undo2 size={16} aria-hidden="true" />
      </Tool>
      <Tool command="edit.redo" isDisabled={!canRedo}>
        <Redo2 size={16} aria-hidden="true" />
      </Tool>
    </>
  );
}

function IssueCount() {
  const { ui } = useEditor();
  const issues = useUi((state) => state.issues);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (issues.length === 0) return null;
  const Icon = errors > 0 ? CircleAlert : TriangleAlert;
  return (
    <button
      type="button"
      className={`${styles.issues} ${errors > 0 ? styles.bad : styles.warn}`}
      onClick={() => ui.setState({ dock: 'issues' })}
    >
      <Icon size={14} aria-hidden="true" /> {issues.length}
      <span className={styles.word}>{issues.length === 1 ? ' issue' : ' issues'}</span>
    </button>
  );
}

function RunButtons() {
  const editor = useEditor();
  const isRunning = useIsRunning();
  const isCancelling = useIsCancelling();
  const totals = useTotals();
  useStructure();
  const selected = useUi((state) => state.selectedNodes.size);
  if (isRunning) {
    return (
      <button
        type="button"
        className={`${styles.run} ${styles.cancel}`}
        onClick={() => runCommand(editor, 'run.cancel')}
        title={titleOf('run.cancel')}
        aria-disabled={isCancelling || undefined}
      >
        <X size={15} aria-hidden="true" />{' '}
        <span className={styles.verb}>{isCancelling ? 'Cancelling…' : 'Cancel'}</span>
      </button>
    );
  }
  return (
    <div className={styles.runs}>
      {selected > 0 && (
        <button
          type="button"
          className={styles.here}
          data-command="run.here"
          onClick={() => runCommand(editor, 'run.here')}
          title={titleOf('run.here')}
        >
          Run to here
        </button>
      )}
      <button
        type="button"
        className={styles.run}
        disabled={editor.doc.graph.nodes.size === 0}
        onClick={() => runCommand(editor, 'run.all')}
        title={
          totals.length > 0 ? `${titleOf('run.all')}: you are asked before anything is bought` : titleOf('run.all')
        }
      >
        <Play size={14} fill="currentColor" aria-hidden="true" /> <span className={styles.verb}>Run</span>
      </button>
    </div>
  );
}

function ThemeButton() {
  const { shell } = useEditor();
  const [theme, setTheme] = useState(currentTheme);
  const Icon = theme === 'dark' ? Sun : Moon;
  const label = theme === 'dark' ? 'Light theme' : 'Dark theme';
  return (
    <button
      type="button"
      className={styles.tool}
      data-command="view.theme"
      aria-label={label}
      title={label}
      onClick={() => {
        shell.toggleTheme();
        setTheme(currentTheme());
      }}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}

function titleOf(id: string): string {
  const { title, keys } = getCommand(id);
  return keys ? `${title} (${showChord(keys[0]!)})` : title;
}

interface ToolProps {
  readonly command: string;
  readonly label?: string;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

function Tool({ command, label, isDisabled = false, children }: ToolProps) {
  const editor = useEditor();
  return (
    <button
      type="button"
      className={`${styles.tool} ${label ? styles.wide : ''}`}
      disabled={isDisabled}
      data-command={command}
      title={titleOf(command)}
      aria-label={getCommand(command).title}
      onClick={() => runCommand(editor, command)}
    >
      {children}
    </button>
  );
}
