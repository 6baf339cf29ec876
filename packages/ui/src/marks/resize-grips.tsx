import type { KeyboardEvent, PointerEvent } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import { dragEdit } from '../flow/drag-edit.ts';
import { changeMark, type Mark, MIN_SIZE } from './marks.ts';
import { type Extent, GRID, GRIPS, type Grip, resized } from './resize.ts';
import styles from './resize-grips.module.css';

const KEYS: { readonly [key: string]: readonly [number, number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Steps of the grid that an arrow key with Shift is worth. */
const LARGE = 8;

/** Edges and corners by which a frame or note is resized; the lower right corner also by the arrow keys. One drag is one step. */
export function ResizeGrips({ mark }: { readonly mark: Mark }) {
  const editor = useEditor();
  const write = (next: Extent) => editor.edit(changeMark(editor.part(), mark.id, next), { mark: `resize ${mark.id}` });

  const start = (event: PointerEvent, grip: Grip) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const box = event.currentTarget.closest('[data-mark]')!.getBoundingClientRect();
    // How large a px of the document is on the screen follows from the mark itself.
    const scale = box.width / mark.size[0] || 1;
    let last: Extent = mark;
    dragEdit(editor.doc, event, {
      move({ clientX, clientY }) {
        const by = [(clientX - event.clientX) / scale, (clientY - event.clientY) / scale] as const;
        const next = resized(mark, grip, by, MIN_SIZE[mark.kind]);
        if (next.size.join() !== last.size.join() || next.at.join() !== last.at.join()) write(next);
        last = next;
      },
    });
  };
  const press = (event: KeyboardEvent) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const step = GRID * (event.shiftKey ? LARGE : 1);
    write(resized(mark, 'bottom-right', [way[0] * step, way[1] * step], MIN_SIZE[mark.kind]));
  };
  return GRIPS.map((grip) =>
    grip === 'bottom-right' ? (
      <button
        key={grip}
        type="button"
        className={`${styles.grip} nodrag nopan`}
        data-grip={grip}
        aria-label={`Resize the ${mark.kind}${mark.kind === 'frame' && mark.title ? ` ${mark.title}` : ''} with the arrow keys`}
        onPointerDown={(event) => start(event, grip)}
        onKeyDown={press}
        onBlur={() => editor.doc.closeMark()}
      />
    ) : (
      <span
        key={grip}
        className={`${styles.grip} nodrag nopan`}
        data-grip={grip}
        aria-hidden="true"
        onPointerDown={(event) => start(event, grip)}
      />
    ),
  );
}
