import { type NodeRecord, subgraphOf } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { ChevronRight } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useEditor, useIssues, useNode, useStatus, useType, useUi } from '../app/editor-context.tsx';
import { runCommand } from '../commands/commands.ts';
import { subgraphTitle } from '../doc/doc-types.ts';
import { groupOf } from '../engine/catalogue.ts';
import { lookOf } from '../nodes/group-look.ts';
import { visibleInputs } from '../nodes/visible-inputs.ts';
import { isToldInField } from '../prompt/told-in-field.ts';
import { announcerOf } from './announcer.ts';
import { nextOf } from './order.ts';
import { OutlineInput } from './outline-input.tsx';
import styles from './outline-node.module.css';
import { OutlineOutput } from './outline-output.tsx';
import { OutlineTools } from './outline-tools.tsx';
import { isWorthSaying, statusWord } from './status-words.ts';

interface OutlineNodeProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly onToggle: (id: string, isOpen: boolean) => void;
  /** Ids of all lines, in order. */
  readonly ids: readonly string[];
}

/** A line of the outline: what the node is and where it stands; opened, everything about it. */
export const OutlineNode = memo(function OutlineNode({ id, isOpen, onToggle, ids }: OutlineNodeProps) {
  const editor = useEditor();
  const record = useNode(id);
  const type = useType(id);
  const isSelected = useUi((state) => state.selectedNodes.has(id));
  const issues = useIssues(id);
  const status = useStatus(id);
  const head = useRef<HTMLButtonElement>(null);
  const content = useId();
  useSayStatus(id);
  if (!record) return null;
  const look = lookOf(groupOf(record.type));
  const isBad = issues.some(({ severity }) => severity === 'error');
  const word = record.off ? 'off' : isBad ? 'has an issue' : statusWord(status);

  const select = (event?: MouseEvent) => {
    const { selectedNodes } = editor.ui.getState();
    const adds = event?.shiftKey || event?.ctrlKey || event?.metaKey;
    if (!adds) return selectedNodes.size === 1 && selectedNodes.has(id) ? undefined : editor.ui.select([id]);
    editor.ui.select(
      selectedNodes.has(id) ? [...selectedNodes].filter((other) => other !== id) : [...selectedNodes, id],
    );
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' && isOpen) focusFirst(event.currentTarget.parentElement!);
    else if (event.key === 'ArrowRight') onToggle(id, true);
    else if (event.key === 'ArrowLeft' && isOpen) onToggle(id, false);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const remove = () => {
    const list = head.current!.closest('ul');
    const next = nextOf(ids, id);
    editor.ui.select([id]);
    runCommand(editor, 'edit.delete');
    announcerOf(editor).say(`${id} deleted`);
    if (next !== undefined) list?.querySelector<HTMLElement>(`[data-outline="${next}"] [data-outline-head]`)?.focus();
  };
  /** A field that is left by Escape of its own leaves the focus nowhere, at once or a little later. */
  const catchFocus = ({ key, currentTarget }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    let left = PATIENCE;
    const look = () => {
      const { activeElement } = document;
      if (activeElement === document.body) head.current?.focus();
      else if (left-- > 0 && currentTarget.contains(activeElement)) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  const back = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    head.current?.focus();
  };

  return (
    <li
      data-outline={id}
      className={`${styles.node} ${isSelected ? styles.selected : ''}`}
      style={{ '--group': look.colour } as CSSProperties}
    >
      <button
        ref={head}
        type="button"
        data-outline-head
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={content}
        aria-current={isSelected || undefined}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && select()}
        onClick={(event) => {
          select(event);
          if (!event.shiftKey && !event.ctrlKey && !event.metaKey) onToggle(id, !isOpen);
        }}
        onKeyDown={press}
      >
        <ChevronRight size={12} className={styles.chevron} aria-hidden="true" />
        <look.icon size={14} className={styles.icon} aria-hidden="true" />
        <span className={styles.title}>{subgraphTitle(editor.doc.graph, record) ?? type?.title ?? record.type}</span>
        <span className={styles.id}>{id}</span>
        {word && (
          <span className={`${styles.word} ${isBad || status.status === 'failed' ? styles.bad : ''}`}>{word}</span>
        )}
      </button>
      {isOpen && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads out of the fields in it
        <div id={content} className={styles.content} onKeyDown={back} onKeyDownCapture={catchFocus}>
          <OutlineTools id={id} record={record} hasSubgraph={subgraphOf(record) !== undefined} onRemove={remove} />
          <Troubles id={id} />
          {type ? (
            <Ports id={id} record={record} type={type} />
          ) : (
            <p className={styles.note}>No such node type here.</p>
          )}
        </div>
      )}
    </li>
  );
});

function Ports({
  id,
  record,
  type,
}: {
  readonly id: string;
  readonly record: NodeRecord;
  readonly type: NodeTypeData;
}) {
  const [isWhole, setWhole] = useState(false);
  const { shown, hidden } = visibleInputs(record, type, isWhole);
  return (
    <>
      <ul className={styles.ports} aria-label={`Inputs of ${id}`}>
        {shown.map(([name, input]) => (
          <OutlineInput key={name} node={id} name={name} input={input} value={record.inputs[name]} record={record} />
        ))}
      </ul>
      {(hidden > 0 || isWhole) && (
        <button type="button" className={styles.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Fewer settings' : `${hidden} more settings`}
        </button>
      )}
      <ul className={styles.ports} aria-label={`Outputs of ${id}`}>
        {Object.entries(type.outputs).map(([name, output]) => (
          <OutlineOutput key={name} node={id} name={name} output={output} />
        ))}
      </ul>
    </>
  );
}

/** What is wrong with the node, or went wrong, each with what would mend it. */
function Troubles({ id }: { readonly id: string }) {
  const { applyFix } = useEditor();
  const node = useNode(id);
  const type = useType(id);
  const issues = useIssues(id).filter((issue) => !isToldInField(issue, node, type));
  const { status, error, why } = useStatus(id);
  return (
    <>
      {status === 'failed' && error && <p className={`${styles.note} ${styles.bad}`}>{error.message}</p>}
      {status !== 'failed' && why && <p className={styles.note}>{why}</p>}
      {issues.map(({ message, fix, severity }) => (
        <p key={message} className={`${styles.note} ${severity === 'error' ? styles.bad : styles.warned}`}>
          {message}
          {fix && (
            <button type="button" className={styles.fix} onClick={() => applyFix(fix)}>
              {fix.label}
            </button>
          )}
        </p>
      ))}
    </>
  );
}

/** Frames in which a field may still let go of the focus. */
const PATIENCE = 30;

const CONTROLS = 'button:not(:disabled), input, select, textarea, [contenteditable="true"]';

const focusFirst = (line: Element) =>
  line.querySelector(`.${styles.content}`)?.querySelector<HTMLElement>(CONTROLS)?.focus();

/** Says when the node begins, ends, fails, or needs somebody. */
function useSayStatus(id: string): void {
  const editor = useEditor();
  const status = useStatus(id);
  const before = useRef(status.status);
  useEffect(() => {
    if (before.current === status.status) return;
    before.current = status.status;
    if (!isWorthSaying(status)) return;
    const reason = status.status === 'failed' ? `: ${status.error?.message ?? ''}` : '';
    announcerOf(editor).say(`${id} ${statusWord(status)}${reason}`);
  }, [editor, id, status]);
}
