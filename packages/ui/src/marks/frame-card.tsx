import { type CSSProperties, memo } from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import styles from './frame-card.module.css';
import { MarkField } from './mark-field.tsx';
import { pressMark } from './mark-keys.ts';
import { changeMark, FRAME_COLOURS } from './marks.ts';
import { ResizeGrips } from './resize-grips.tsx';
import { useMark } from './use-marks.ts';

interface MarkCardProps {
  readonly id: string;
  readonly selected: boolean;
}

/** A titled area behind cards. It is grasped by its title; everything else of it lets the pointer through to the canvas. */
export const FrameCard = memo(
  function FrameCard({ id, selected }: MarkCardProps) {
    const editor = useEditor();
    const { ui } = editor;
    const mark = useMark(id);
    const isEditing = useUi((state) => state.editingMark === id);
    if (!mark) return null;
    const { title, size, colour } = mark;
    return (
      // biome-ignore lint/a11y/useSemanticElements: no set of fields
      <div
        role="group"
        data-mark={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: cards are chosen by the keyboard as well
        tabIndex={0}
        onKeyDown={(event) => pressMark(editor, id, event)}
        aria-label={`Frame ${title || 'without a title'}`}
        className={`${styles.frame} ${selected ? styles.selected : ''}`}
        style={{ '--frame': `var(--frame-${colour})`, width: size[0], height: size[1] } as CSSProperties}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard writes by Enter on the frame */}
        <header
          className={`${styles.title} nopan nokey`}
          data-grasp
          onDoubleClick={(event) => {
            event.stopPropagation();
            ui.setState({ editingMark: id });
          }}
        >
          {isEditing ? (
            <MarkField mark={mark} />
          ) : (
            <span className={`${styles.words} ${title === '' ? styles.untitled : ''}`} title={title}>
              {title || 'Untitled frame'}
            </span>
          )}
          {selected && !isEditing && <Colours id={id} colour={colour} />}
        </header>
        <ResizeGrips mark={mark} />
      </div>
    );
  },
  (before, after) => before.id === after.id && before.selected === after.selected,
);

function Colours({ id, colour: chosen }: { readonly id: string; readonly colour: string }) {
  const { edit, part } = useEditor();
  return (
    <span className={styles.colours} role="toolbar" aria-label="Colour of the frame">
      {FRAME_COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className={`${styles.colour} nodrag`}
          style={{ '--frame': `var(--frame-${colour})` } as CSSProperties}
          aria-label={colour}
          aria-pressed={colour === chosen}
          title={colour}
          onClick={() => edit(changeMark(part(), id, { colour }))}
        />
      ))}
    </span>
  );
}
