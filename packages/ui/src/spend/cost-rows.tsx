import { useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import { showPlace } from '../find/show-place.ts';
import styles from './cost-panel.module.css';

/** A card and what it costs, in words. */
export interface CostRow {
  /** Its path. */
  readonly card: string;
  readonly about?: string;
  readonly text: string;
}

/** Rows shown before one asks for more. */
const FIRST = 6;

/** Cards with what they cost; a click goes there. */
export function CostRows({ rows }: { readonly rows: readonly CostRow[] }) {
  const editor = useEditor();
  const [isAll, setAll] = useState(false);
  if (rows.length === 0) return null;
  return (
    <ul className={styles.rows}>
      {(isAll ? rows : rows.slice(0, FIRST)).map(({ card, about, text }) => (
        <li key={card}>
          <button type="button" className={styles.row} title={`Show ${card}`} onClick={() => showPlace(editor, card)}>
            <span className={styles.node}>{card}</span>
            {about !== undefined && <span className={styles.about}>{about}</span>}
            <span className={styles.price}>{text}</span>
          </button>
        </li>
      ))}
      {rows.length > FIRST && (
        <li>
          <button type="button" className={styles.more} onClick={() => setAll(!isAll)}>
            {isAll ? 'Show fewer' : `Show ${rows.length - FIRST} more`}
          </button>
        </li>
      )}
    </ul>
  );
}
