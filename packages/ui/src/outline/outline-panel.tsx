import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useEditor, useHeader, useHere, useStructure, useUi } from '../app/editor-context.tsx';
import { INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { announcerOf } from './announcer.ts';
import { keepFocus } from './keep-focus.ts';
import { flowOrder } from './order.ts';
import { OutlineEnds } from './outline-ends.tsx';
import { OutlineMarks } from './outline-marks.tsx';
import { OutlineNode } from './outline-node.tsx';
import styles from './outline-panel.module.css';

/** The graph as a list in the order of its data: everything that the canvas can do, by keyboard and in words. */
export default function OutlinePanel() {
  const editor = useEditor();
  const { subgraph } = useHere();
  const version = useStructure();
  const { title } = useHeader();
  const [filter, setFilter] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const panel = useRef<HTMLElement>(null);
  const ids = useMemo(() => flowOrder(editor.part()), [editor, version, subgraph]);
  const shown = ids.filter((id) => isFound(filter, id, editor.part().nodes.get(id)?.type ?? ''));
  useFollowSelection(panel, (id) => setOpen((before) => new Set([...before, id])));

  const toggle = (id: string, isOpen: boolean) =>
    setOpen((before) => new Set(isOpen ? [...before, id] : [...before].filter((other) => other !== id)));
  const move = (event: KeyboardEvent) => {
    const heads = [...panel.current!.querySelectorAll<HTMLElement>('[data-outline-head]')];
    const at = heads.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    heads[Math.max(0, Math.min(heads.length - 1, to))]?.focus();
  };

  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label="Outline"
      data-keeps-focus
      onKeyDown={move}
      // A key that presses a button is a click without a pointer.
      onClick={({ target, currentTarget, detail }) => keepFocus(target as Element, currentTarget, detail === 0)}
    >
      <header className={styles.head}>
        <h2>{subgraph === undefined ? 'Outline' : (title ?? subgraph)}</h2>
        <span className={styles.count}>{ids.length === 1 ? '1 node' : `${ids.length} nodes`}</span>
        <button
          type="button"
          className={styles.tool}
          aria-label="Add a node"
          title="Add a node (/)"
          onClick={() => editor.ui.setState({ palette: { mode: 'nodes' } })}
        >
          <Plus size={15} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={styles.tool}
          aria-label="Close the outline"
          onClick={() => editor.ui.setState({ showsOutline: false })}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {ids.length > 8 && (
        <input
          type="search"
          className={styles.filter}
          value={filter}
          placeholder="Filter by id or type"
          aria-label="Filter the outline"
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <div className={styles.content}>
        <OutlineEnds side={INPUTS_CARD} />
        {ids.length === 0 ? (
          <p className={styles.none}>
            There is nothing here yet. Press <kbd>/</kbd> or the plus above to add a node.
          </p>
        ) : (
          <ul className={styles.list} aria-label="Nodes, in the order of their data">
            {shown.map((id) => (
              <OutlineNode key={id} id={id} isOpen={open.has(id)} onToggle={toggle} ids={shown} />
            ))}
          </ul>
        )}
        {ids.length > 0 && shown.length === 0 && <p className={styles.none}>Nothing is called “{filter}”.</p>}
        <OutlineEnds side={OUTPUTS_CARD} />
        <OutlineMarks />
      </div>
      <Voice />
    </aside>
  );
}

const isFound = (filter: string, id: string, type: string) =>
  filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => id.includes(word) || type.includes(word));

/** A node that was added or chosen from here is where the focus goes: its line opens. */
function useFollowSelection(panel: React.RefObject<HTMLElement | null>, onShow: (id: string) => void): void {
  const selected = useUi((state) => state.selectedNodes);
  const show = useRef(onShow);
  show.current = onShow;
  useEffect(() => {
    const [id, ...others] = selected;
    const focused = document.activeElement;
    if (id === undefined || others.length > 0 || !panel.current?.contains(focused)) return;
    const line = panel.current.querySelector(`[data-outline="${CSS.escape(id)}"]`);
    if (!line || line.contains(focused)) return;
    show.current(id);
    line.querySelector<HTMLElement>('[data-outline-head]')?.focus();
  }, [selected, panel]);
}

/** Where what happens is said. */
function Voice() {
  const announcer = announcerOf(useEditor());
  const text = useSyncExternalStore(announcer.subscribe, () => announcer.text);
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-voice>
      {text}
    </p>
  );
}
