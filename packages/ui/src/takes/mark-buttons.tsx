import type { TakeMark } from '@shotgraph/engine';
import { Star, ThumbsDown } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { toggleMark } from './marks.ts';
import styles from './takes.module.css';

interface MarkButtonsProps {
  /** Key of the purchase. */
  readonly take: string;
  readonly mark: TakeMark | undefined;
  /** For people: `take 3`. */
  readonly name: string;
}

/** A star for a take, or a rejection. Both are saved with the document and can be taken back. */
export function MarkButtons({ take, mark, name }: MarkButtonsProps) {
  const editor = useEditor();
  return (
    <>
      <button
        type="button"
        className={`${styles.mark} ${mark === 'star' ? styles.starred : ''}`}
        aria-pressed={mark === 'star'}
        aria-label={`Star ${name}`}
        title={mark === 'star' ? 'Starred; click to take it back' : 'Star'}
        onClick={() => toggleMark(editor, take, 'star')}
      >
        <Star size={13} fill={mark === 'star' ? 'currentColor' : 'none'} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={`${styles.mark} ${mark === 'reject' ? styles.refused : ''}`}
        aria-pressed={mark === 'reject'}
        aria-label={`Reject ${name}`}
        title={mark === 'reject' ? 'Rejected; click to take it back' : 'Reject: kept, and out of the way'}
        onClick={() => toggleMark(editor, take, 'reject')}
      >
        <ThumbsDown size={13} aria-hidden="true" />
      </button>
    </>
  );
}
