import { Component, Frame, type LucideIcon, Search, StickyNote, X } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useEditor, useHere, useUi } from '../app/editor-context.tsx';
import { focusBack } from '../app/focus.ts';
import { groupOf } from '../engine/catalogue.ts';
import { lookOf } from '../nodes/group-look.ts';
import styles from './find-bar.module.css';
import { type Found, MOST_FOUND, searchGraph } from './search.ts';
import { showFound } from './show-found.ts';

/** Finds anything in the document and goes there. */
export function FindBar() {
  return useUi((state) => state.showsFind) ? <OpenFindBar /> : null;
}

const ICONS: { readonly [kind in Exclude<Found['kind'], 'node'>]: LucideIcon } = {
  frame: Frame,
  note: StickyNote,
  subgraph: Component,
};

function OpenFindBar() {
  const editor = useEditor();
  const { subgraph } = useHere();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const wanted = useDeferredValue(query);
  const search = useCallback(
    (text: string) => {
      const { doc, catalogue } = editor;
      return searchGraph(doc.graph, text, ({ type }) => catalogue.byType.get(type)?.title, subgraph);
    },
    [editor, subgraph],
  );
  const all = useMemo(() => search(wanted), [search, wanted]);
  const found = all.slice(0, MOST_FOUND);
  const opener = useRef(document.activeElement);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const close = () => {
    editor.ui.setState({ showsFind: false });
    focusBack(opener.current);
  };
  const go = (to: number) => {
    // The list may be that of fewer letters still: what is typed counts.
    const wantedNow = wanted === query ? found : search(query).slice(0, MOST_FOUND);
    const item = wantedNow.at(to % Math.max(1, wantedNow.length));
    if (!item) return;
    setActive(wantedNow.indexOf(item));
    showFound(editor, item);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
    if (event.key === 'Escape') close();
    else if (step !== undefined) go(active < 0 && step < 0 ? -1 : active + step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.bar} data-find aria-label="Find in the graph">
      <div className={styles.line}>
        <Search size={14} aria-hidden="true" />
        <input
          ref={field}
          value={query}
          placeholder="Find nodes, texts, notes, frames…"
          aria-label="Find in the graph"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls="find-list"
          aria-activedescendant={active >= 0 ? `find-${active}` : undefined}
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(-1);
          }}
          onKeyDown={press}
        />
        <span className={styles.count} role="status">
          {query.trim() === '' ? '' : countOf(active, all.length)}
        </span>
        <button type="button" className={styles.close} aria-label="Close" onClick={close}>
          <X size={14} aria-hidden="true" />
        </button>
      </div>
      <div
        ref={list}
        id="find-list"
        className={styles.list}
        role="listbox"
        aria-label="Found"
        hidden={found.length === 0}
      >
        {found.map((item, index) => (
          <Line
            key={`${item.graph} ${item.id}`}
            item={item}
            index={index}
            isActive={index === active}
            onChoose={() => go(index)}
          />
        ))}
      </div>
      {query.trim() !== '' && wanted === query && found.length === 0 && (
        <p className={styles.none}>Nothing in this document holds “{query.trim()}”.</p>
      )}
    </search>
  );
}

function countOf(active: number, total: number): string {
  if (total === 0) return 'none';
  return active >= 0 ? `${active + 1} of ${total}` : `${total} found`;
}

interface LineProps {
  readonly item: Found;
  readonly index: number;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

function Line({ item, index, isActive, onChoose }: LineProps) {
  const { doc } = useEditor();
  const { graph, id, kind, title, about } = item;
  const type = id === undefined ? undefined : doc.findNode(id, graph)?.type;
  const look = type === undefined ? undefined : lookOf(groupOf(type));
  const Icon = kind === 'node' ? (look?.icon ?? Search) : ICONS[kind];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the search field
    // biome-ignore lint/a11y/useFocusableInteractive: likewise
    <div
      id={`find-${index}`}
      className={styles.found}
      role="option"
      aria-selected={isActive}
      style={{ '--group': look?.colour ?? 'var(--text-3)' } as CSSProperties}
      onClick={onChoose}
    >
      <Icon size={13} className={styles.icon} aria-hidden="true" />
      <span className={styles.title}>{title}</span>
      <span className={styles.about}>{about}</span>
      {graph !== undefined && kind !== 'subgraph' && <span className={styles.graph}>in {graph}</span>}
    </div>
  );
}
