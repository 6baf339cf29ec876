import { Pin } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { type PinnedTake, pinOrTell, unpin } from './pin.ts';
import styles from './takes.module.css';

interface PinButtonProps extends PinnedTake {
  readonly isOn: boolean;
}

/** Keeps a node at a take, whatever changes before it. */
export function PinButton({ isOn, ...pinned }: PinButtonProps) {
  const editor = useEditor();
  const toggle = () => {
    if (isOn) return unpin(editor, pinned.node);
    void pinOrTell(editor, pinned);
  };
  return (
    <button
      type="button"
      className={`${styles.mark} ${isOn ? styles.pinned : ''}`}
      aria-pressed={isOn}
      aria-label={`Pin take ${pinned.name}`}
      title={isOn ? 'Pinned; click to generate again' : 'Pin: used from now on, whatever changes before it'}
      onClick={toggle}
    >
      <Pin size={13} fill={isOn ? 'currentColor' : 'none'} aria-hidden="true" />
    </button>
  );
}
