import type { CSSProperties } from 'react';
import { useEditor, useRendered } from '../app/editor-context.tsx';
import type { Shown, ShownList } from '../engine/shown.ts';
import { cellAspect } from './aspect.ts';
import { describeShown } from './facts.ts';
import styles from './list-preview.module.css';
import { MediaThumb } from './media-thumb.tsx';

/** Pictures side by side; the last place says how many more there are. */
const MAX_SHOWN = 6;

/** The pictures and sounds of a list, small. */
export function ListPreview({ path, list: { items, count } }: { readonly path: string; readonly list: ShownList }) {
  const shown = items.slice(0, count > MAX_SHOWN ? MAX_SHOWN - 1 : MAX_SHOWN);
  return (
    <ol
      className={`${styles.grid} nodrag`}
      style={
        {
          gridTemplateColumns: `repeat(${columnsFor(Math.min(count, MAX_SHOWN))}, 1fr)`,
          '--cell': cellAspect(items),
        } as CSSProperties
      }
      aria-label={`Items of ${path}`}
    >
      {shown.map((item, i) => (
        <li key={i} className={styles.cell}>
          <ListItem path={path} item={item} index={i} />
        </li>
      ))}
      {count > shown.length && <li className={`${styles.cell} ${styles.rest}`}>+{count - shown.length}</li>}
    </ol>
  );
}

/** Columns that leave no place empty where they can. */
const columnsFor = (cells: number): number => (cells <= 3 ? Math.max(1, cells) : cells === 4 ? 2 : 3);

interface ListItemProps {
  readonly path: string;
  readonly item: Exclude<Shown, ShownList>;
  readonly index: number;
}

/** One item: its picture, what it says, or why it could not be made. */
export function ListItem({ path, item, index }: ListItemProps) {
  const { ui } = useEditor();
  const hash = useRendered(item);
  if (item.kind === 'failed')
    return (
      <span className={styles.failed} title={`${item.node}: ${item.text}`}>
        failed
      </span>
    );
  if (!('id' in item)) return <span className={styles.text}>{describeShown(item)}</span>;
  if (hash === undefined) return <span className={styles.blank}>not rendered</span>;
  return (
    <>
      <MediaThumb hash={hash} shown={item} label={`Item ${index} of ${path}`} />
      {item.kind !== 'audio' && (
        <button
          type="button"
          className={styles.show}
          aria-label={`Show item ${index} of ${path} large`}
          onClick={() => ui.setState({ theatre: { place: path, item: index } })}
        />
      )}
    </>
  );
}
