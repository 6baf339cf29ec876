import { useSyncExternalStore } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import styles from './helper-lines.module.css';
import { linesOf } from './helper-lines.ts';

/** Lines through what something dragged is in line with, in the document's px. */
export function HelperLines() {
  const store = linesOf(useEditor());
  const lines = useSyncExternalStore(store.subscribe, () => store.lines);
  return lines.map(({ axis, at, from, to }) => (
    <span
      key={`${axis} ${at}`}
      className={styles.line}
      data-helper-line={axis}
      aria-hidden="true"
      style={axis === 'x' ? { left: at, top: from, height: to - from } : { left: from, top: at, width: to - from }}
    />
  ));
}
