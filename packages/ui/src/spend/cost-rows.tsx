import { useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import { showFound } from '../find/show-found.ts';
import styles from './cost-panel.module.css';
import { findPlace } from './node-place.ts';

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
  const show = (card: string) => {
    const place = findPlace(editor.doc.graph, card);
    if (place) showFound(editor, { ...(place.graph !== undefined && { graph: place.graph }), id: place.node });
  };
  return (
    <ul className={styles.rows}>
      {(isAll ? rows : rows.slice(0, FIRST)).map(({ card, about, text }) => (
        <li key={card}>
          <button type="button" className={styles.row} title={`Show ${card}`} onClick={() => show(card)}>
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
