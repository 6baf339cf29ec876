import { Pin } from 'lucide-react';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import { type PinnedMedia, pinTake, unpin } from './pin.ts';
import styles from './takes.module.css';

interface PinButtonProps {
  readonly node: string;
  readonly take: number;
  readonly media: PinnedMedia;
  readonly isOn: boolean;
}

/** Keeps a node at a take, whatever changes before it. */
export function PinButton({ node, take, media, isOn }: PinButtonProps) {
  const editor = useEditor();
  const toggle = () => {
    if (isOn) return unpin(editor, node);
    pinTake(editor, node, take, media).catch((error) =>
      editor.ui.toast({ tone: 'error', text: `Take ${take} could not be pinned: ${messageOf(error)}` }),
    );
  };
  return (
    <button
      type="button"
      className={`${styles.mark} ${isOn ? styles.pinned : ''}`}
      aria-pressed={isOn}
      aria-label={`Pin take ${take}`}
      title={isOn ? 'Pinned; click to generate again' : 'Pin: used from now on, whatever changes before it'}
      onClick={toggle}
    >
      <Pin size={13} fill={isOn ? 'currentColor' : 'none'} aria-hidden="true" />
    </button>
  );
}
