import { memo } from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { MarkField } from './mark-field.tsx';
import { pressMark } from './mark-keys.ts';
import styles from './note-card.module.css';
import { NoteText } from './note-text.tsx';
import { ResizeGrips } from './resize-grips.tsx';
import { useMark } from './use-marks.ts';

/** A text on the canvas; a double click writes in it. */
export const NoteCard = memo(
  function NoteCard({ id, selected }: { readonly id: string; readonly selected: boolean }) {
    const editor = useEditor();
    const { ui } = editor;
    const mark = useMark(id);
    const isEditing = useUi((state) => state.editingMark === id);
    if (!mark) return null;
    return (
      // biome-ignore lint/a11y/useSemanticElements: no set of fields
      <div
        role="group"
        data-mark={id}
        data-grasp
        // biome-ignore lint/a11y/noNoninteractiveTabindex: cards are chosen by the keyboard as well
        tabIndex={0}
        onKeyDown={(event) => pressMark(editor, id, event)}
        aria-label={`Note: ${firstWords(mark.title)}`}
        className={`${styles.note} ${selected ? styles.selected : ''} nopan nokey`}
        style={{ width: mark.size[0], height: mark.size[1] }}
        onDoubleClick={(event) => {
          event.stopPropagation();
          ui.setState({ editingMark: id });
        }}
      >
        <div className={`${styles.content} ${isEditing ? styles.editing : ''}`}>
          {isEditing ? (
            <MarkField mark={mark} />
          ) : mark.title.trim() === '' ? (
            <p className={styles.empty}>Empty note</p>
          ) : (
            <NoteText text={mark.title} />
          )}
        </div>
        <ResizeGrips mark={mark} />
      </div>
    );
  },
  (before, after) => before.id === after.id && before.selected === after.selected,
);

/** What a note is about, for those who do not see it. */
const firstWords = (text: string): string => {
  const [line = ''] = text
    .replace(/[#*_`>]/g, '')
    .trim()
    .split('\n');
  return line === '' ? 'empty' : line.slice(0, 60);
};
