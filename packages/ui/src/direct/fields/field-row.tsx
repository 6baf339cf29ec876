import { parseFrom } from '@shotgraph/engine';
import { Link2, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import styles from './fields.module.css';
import type { InputHandle } from './use-input.ts';

interface FieldRowProps {
  readonly label: string;
  readonly handle: InputHandle;
  /** Said behind the label, such as the angle of view that a lens has. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** An input with its name. One that is wired shows where it comes from instead, and leads there. */
export function FieldRow({ label, handle, note, children }: FieldRowProps) {
  const { input, value, source, write, done } = handle;
  if (!input) return null;
  const clear = () => {
    write(undefined);
    done();
  };
  return (
    <div className={styles.row} title={input.doc}>
      <span className={styles.label}>
        {label}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
      <span className={styles.body}>{source === undefined ? children : <Source from={source} />}</span>
      {source === undefined && value !== undefined ? (
        <button
          type="button"
          className={styles.reset}
          aria-label={`Leave out ${label.toLowerCase()}`}
          title="Leave out: the usual value holds"
          onClick={clear}
        >
          <RotateCcw size={11} aria-hidden="true" />
        </button>
      ) : (
        <span />
      )}
    </div>
  );
}

/** Where a wired input comes from; leads there. */
export function Source({ from }: { readonly from: string }) {
  const { ui } = useEditor();
  return (
    <button
      type="button"
      className={styles.source}
      title={`Comes from ${from}; select that node`}
      onClick={() => ui.select([parseFrom(from).node])}
    >
      <Link2 size={11} aria-hidden="true" />
      {from}
    </button>
  );
}
