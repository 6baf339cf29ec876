import { useLayoutEffect, useRef } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import styles from './mark-field.module.css';
import { changeMark, type Mark } from './marks.ts';

/** The field in which a frame's title or a note's text is written. What is typed until it is left is one step. */
export function MarkField({ mark }: { readonly mark: Mark }) {
  const { edit, part, doc, ui } = useEditor();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  /** Whether nobody takes the focus away any more but whoever leaves the field. */
  const isSettled = useRef(false);
  const { id, kind, title } = mark;
  useLayoutEffect(() => {
    // At once: what is typed right after the key that asked for the field must find it.
    field.current?.focus({ preventScroll: true });
    field.current?.select();
    // React Flow takes the focus for the card when it is pressed, and what was open gives it back; the field comes after that.
    const frame = requestAnimationFrame(() => {
      isSettled.current = true;
      if (document.activeElement === field.current) return;
      field.current?.focus({ preventScroll: true });
      field.current?.select();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const done = () => {
    doc.closeMark();
    ui.setState(({ editingMark }) => ({ editingMark: editingMark === id ? undefined : editingMark }));
  };
  const shared = {
    ref: field,
    value: title,
    className: `${styles.field} nodrag nopan`,
    spellCheck: kind === 'note',
    onBlur: () => isSettled.current && done(),
    onDoubleClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
  };
  const write = (text: string) =>
    edit(changeMark(part(), id, kind === 'frame' ? { title: text } : { text }), { mark: `write ${id}` });
  const leave = (event: { readonly key: string; stopPropagation(): void; preventDefault(): void }) => {
    event.stopPropagation();
    event.preventDefault();
    done();
    document.querySelector<HTMLElement>('.react-flow')?.focus();
  };
  return kind === 'frame' ? (
    <input
      {...shared}
      aria-label="Title of the frame"
      placeholder="Title"
      onChange={(event) => write(event.target.value)}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === 'Escape') && leave(event)}
    />
  ) : (
    <textarea
      {...shared}
      aria-label="Text of the note"
      placeholder={'Write what matters here.\n# Heading, **bold**, - list, [link](https://…)'}
      onChange={(event) => write(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && leave(event)}
    />
  );
}
