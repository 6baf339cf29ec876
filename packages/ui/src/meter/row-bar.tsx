import type { MeterRow } from '@shotgraph/nodes';
import type { CSSProperties } from 'react';
import styles from './meter.module.css';
import { blocksOf, partOf } from './rows.ts';

/** How much of a row is used, for the eye only: beside it stands in words what it shows. */
export function RowBar({ row }: { readonly row: MeterRow }) {
  const blocks = blocksOf(row);
  const classes = `${styles.bar} ${styles[row.state]} ${row.advised ? styles.advised : ''}`;
  if (blocks === undefined)
    return (
      <span className={classes} style={{ '--part': partOf(row) } as CSSProperties} aria-hidden="true">
        <span className={styles.fill} />
      </span>
    );
  return (
    <span className={`${classes} ${styles.blocks}`} aria-hidden="true">
      {Array.from({ length: blocks }, (_, i) => (
        <span key={i} className={i < row.used ? styles.on : styles.off} />
      ))}
    </span>
  );
}
