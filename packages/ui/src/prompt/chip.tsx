import type { CSSProperties } from 'react';
import styles from './chip.module.css';
import type { Reference } from './references.ts';
import { Thumb } from './thumb.tsx';

interface ChipProps {
  readonly name: string;
  /** What the name stands for; nothing for one that dangles. */
  readonly reference: Reference | undefined;
}

/** A mention: the picture of what is wired, and its name. */
export function Chip({ name, reference }: ChipProps) {
  if (!reference) return <span className={`${styles.chip} ${styles.dangling}`}>@{name}</span>;
  const { from, kind, colour } = reference;
  return (
    <span className={styles.chip} style={{ '--kind': colour } as CSSProperties}>
      <Thumb from={from} kind={kind} />
      <span className={styles.at}>@</span>
      {name}
    </span>
  );
}
