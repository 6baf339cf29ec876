import { type ReactNode, useState } from 'react';
import styles from './section.module.css';

interface SectionProps {
  readonly title: string;
  /** What is in it in a few words, to be read while it is closed. */
  readonly summary?: string;
  /** Closed until it is asked for. */
  readonly isClosed?: boolean;
  readonly children: ReactNode;
}

/** A part of an editor under its heading, which opens and closes it. */
export function Section({ title, summary, isClosed = false, children }: SectionProps) {
  // From then on it is as people leave it.
  const [isOpen] = useState(!isClosed);
  return (
    <details className={styles.section} open={isOpen}>
      <summary className={styles.heading}>
        {title}
        {summary !== undefined && <span className={styles.summary}>{summary}</span>}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
