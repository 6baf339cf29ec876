import { Play } from 'lucide-react';
import { useEditor, useIsRunning } from '../../app/editor-context.tsx';
import styles from './unknown.module.css';

interface UnknownProps {
  readonly id: string;
  /** What is not known: `The way of this camera`. */
  readonly what: string;
}

/** Stands where a value would be seen that hangs on something not made yet; offers to make it. */
export function Unknown({ id, what }: UnknownProps) {
  const { control } = useEditor();
  const isRunning = useIsRunning();
  return (
    <div className={styles.unknown}>
      <p>{what} is known once everything before it has run.</p>
      <button
        type="button"
        className={styles.run}
        disabled={isRunning}
        onClick={() => void control.runTo(new Set([id]))}
      >
        <Play size={12} aria-hidden="true" />
        Run to here
      </button>
    </div>
  );
}
