import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  HereContext,
  useEditor,
  useHeader,
  useNode,
  useStructure,
  useType,
  useUi,
  useValue,
} from '../app/editor-context.tsx';
import { hasItems, hereOf, itemsPlace, type Level, TOP } from '../doc/here.ts';
import styles from './crumbs.module.css';

/** The way into the subgraph in view: each place on it leads back. */
export function Crumbs() {
  const { doc, ui } = useEditor();
  const levels = useUi((state) => state.levels);
  const last = levels.at(-1);
  if (!last) return null;
  return (
    <nav className={styles.crumbs} aria-label="Way to this subgraph">
      <HereContext value={TOP}>
        <Home />
      </HereContext>
      {levels.slice(0, -1).map((level, i) => (
        <HereContext key={`${level.node} ${level.subgraph}`} value={hereOf(doc.graph, levels.slice(0, i + 1))}>
          <Separator />
          <Crumb level={level} onGo={() => ui.go(levels.slice(0, i + 1))} />
        </HereContext>
      ))}
      <Separator />
      <Current key={last.subgraph} level={last} />
      {last.node !== undefined && (
        <HereContext value={hereOf(doc.graph, levels.slice(0, -1))}>
          <Item level={last} node={last.node} />
        </HereContext>
      )}
    </nav>
  );
}

const Separator = () => <ChevronRight size={13} className={styles.separator} aria-hidden="true" />;

function Home() {
  const { ui } = useEditor();
  const { title } = useHeader();
  return (
    <button type="button" className={styles.crumb} onClick={() => ui.go([])}>
      {title || 'Untitled'}
    </button>
  );
}

function Crumb({ level, onGo }: { readonly level: Level; readonly onGo: () => void }) {
  const { title } = useHeader();
  return (
    <button type="button" className={styles.crumb} onClick={onGo}>
      {title ?? level.subgraph}
    </button>
  );
}

/** The subgraph in view; its title is that of every card that runs it. */
function Current({ level }: { readonly level: Level }) {
  const { doc, edit } = useEditor();
  const { title = '' } = useHeader();
  return (
    <input
      className={styles.current}
      value={title}
      size={Math.max(4, Math.min(28, (title || level.subgraph).length + 1))}
      placeholder={level.subgraph}
      aria-label="Title of the subgraph"
      aria-current="location"
      spellCheck={false}
      onChange={(event) =>
        edit([{ op: 'set-title', ...(event.target.value && { value: event.target.value }) }], { mark: 'title' })
      }
      onBlur={() => doc.closeMark()}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

/** Which item of the node it was entered by is looked at. */
function Item({ level, node }: { readonly level: Level; readonly node: string }) {
  const { ui } = useEditor();
  useStructure();
  const record = useNode(node);
  const outputs = Object.keys(useType(node)?.outputs ?? {});
  const shown = useValue((record && itemsPlace(node, record, outputs)) ?? '.')?.shown;
  if (!record || !hasItems(record)) return null;
  const { item = 0 } = level;
  const count = shown?.kind === 'list' ? shown.count : undefined;
  const go = (to: number) => ui.go([...ui.getState().levels.slice(0, -1), { ...level, item: to }]);
  const isLast = count === undefined || item >= count - 1;
  return (
    <span className={styles.item}>
      <button type="button" aria-label="Item before" disabled={item === 0} onClick={() => go(item - 1)}>
        <ChevronLeft size={13} aria-hidden="true" />
      </button>
      <span title={`Item ${item} of ${node}, counted from 0`}>
        <code>
          {node}/{item}
        </code>
        {count !== undefined && ` of ${count}`}
      </span>
      <button type="button" aria-label="Next item" disabled={isLast} onClick={() => go(item + 1)}>
        <ChevronRight size={13} aria-hidden="true" />
      </button>
    </span>
  );
}
