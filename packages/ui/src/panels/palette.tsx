import { Search } from 'lucide-react';
import {
  type CSSProperties,
  Fragment,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { focusBack } from '../app/focus.ts';
import type { PaletteState, Point } from '../app/ui-store.ts';
import { placeInWords } from '../flow/connecting.ts';
import styles from './palette.module.css';
import { type PaletteItem, paletteItems, plainId, searchItems } from './palette-items.ts';
import { noteChosen, recentlyChosen } from './recent-items.ts';

const SIZE = { width: 560, height: 420 } as const;

/** The list everything is found in: node types, or commands. Opens where it was asked for. */
export function Palette() {
  const palette = useUi((state) => state.palette);
  return palette ? <OpenPalette key={palette.mode} palette={palette} /> : null;
}

function OpenPalette({ palette }: { readonly palette: PaletteState }) {
  const editor = useEditor();
  const { ui } = editor;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const items = useMemo(() => paletteItems(editor, palette), [editor, palette]);
  const recent = useMemo(() => recentlyChosen(palette.mode), [palette.mode]);
  const found = useMemo(() => searchItems(items, query, recent), [items, query, recent]);
  const opener = useRef(document.activeElement);
  useEffect(() => field.current?.focus(), []);
  useKeysFromElsewhere(field, () => close());
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const close = () => {
    ui.setState({ palette: undefined });
    focusBack(opener.current);
  };
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    // Who works in a panel or on a card goes on there; a button that has done its work would be pressed again.
    if (!opener.current?.closest('[data-keeps-focus], .react-flow__node')) opener.current = null;
    close();
    if (!item.id.startsWith('port ')) noteChosen(palette.mode, plainId(item.id));
    item.choose(editor);
  };
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Tab: event.shiftKey ? -1 : 1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setActive((at) => Math.max(0, Math.min(found.length - 1, at + move)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Escape') close();
  };
  return (
    <div className={styles.scrim} onPointerDown={(event) => event.target === event.currentTarget && close()}>
      <div
        className={styles.palette}
        style={placeAt(palette.at)}
        role="dialog"
        aria-label={palette.mode === 'nodes' ? 'Add a node' : 'Commands'}
      >
        <label className={styles.search}>
          <Search size={14} aria-hidden="true" />
          <input
            ref={field}
            value={query}
            placeholder={placeholderOf(palette)}
            aria-label={palette.mode === 'nodes' ? 'Search node types' : 'Search commands'}
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={found[active] ? `palette-${active}` : undefined}
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKey}
          />
          <kbd>esc</kbd>
        </label>
        <div ref={list} className={styles.list} id="palette-list" role="listbox" aria-label="Found">
          {found.map((item, index) => (
            <Fragment key={item.id}>
              {query === '' && item.group !== found[index - 1]?.group && (
                <div className={styles.group}>{item.group}</div>
              )}
              <Line
                item={item}
                index={index}
                isActive={index === active}
                showsGroup={query !== ''}
                onChoose={() => choose(item)}
                onPoint={() => setActive(index)}
              />
            </Fragment>
          ))}
          {found.length === 0 && (
            <p className={styles.none}>
              {items.length === 0 ? 'No node takes this edge.' : `Nothing is called “${query}”.`}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  readonly item: PaletteItem;
  readonly index: number;
  readonly isActive: boolean;
  readonly showsGroup: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}

function Line({ item, index, isActive, showsGroup, onChoose, onPoint }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the search field
    // biome-ignore lint/a11y/useFocusableInteractive: likewise
    <div
      id={`palette-${index}`}
      className={styles.line}
      role="option"
      aria-selected={isActive}
      aria-disabled={item.isOff}
      style={{ '--group': item.colour ?? 'transparent' } as CSSProperties}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      {item.colour && <span className={styles.dot} />}
      <span className={styles.title}>{item.title}</span>
      <span className={styles.about}>{showsGroup && !item.about ? item.group : item.about}</span>
      {item.keys && <kbd>{item.keys}</kbd>}
    </div>
  );
}

function placeholderOf({ mode, from, to, existing }: PaletteState): string {
  if (mode === 'commands') return 'What would you like to do?';
  if (existing) return from !== undefined ? `Use ${from} in…` : `Connect ${placeInWords(to!)} to…`;
  if (from !== undefined) return `Add a node fed by ${from}`;
  return to ? `Add a node that feeds ${placeInWords(to)}` : 'Add a node';
}

/** Whatever had or took the focus, keys are for the palette while it is open. */
function useKeysFromElsewhere(field: RefObject<HTMLInputElement | null>, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const take = (event: globalThis.KeyboardEvent) => {
      if (event.target === field.current) return;
      field.current?.focus();
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  }, [field]);
}

/** At the pointer, kept inside the window; in the upper middle when nothing was pointed at. */
function placeAt(at: Point | undefined): CSSProperties {
  const { width, height } = SIZE;
  const x = at ? at.x + 8 : (window.innerWidth - width) / 2;
  const y = at ? at.y - 24 : window.innerHeight * 0.16;
  return {
    left: Math.max(12, Math.min(x, window.innerWidth - width - 12)),
    top: Math.max(12, Math.min(y, window.innerHeight - height - 12)),
  };
}
