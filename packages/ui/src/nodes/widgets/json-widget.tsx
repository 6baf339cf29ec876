import { useEffect, useRef, useState } from 'react';
import type { WidgetProps } from './widget-props.ts';
import { placeholderOf } from './widget-props.ts';
import styles from './widgets.module.css';

const toText = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));

/** Any JSON, written into the document as soon as it can be read. */
export function JsonWidget({ input, value, onEdit, onDone, label }: WidgetProps) {
  const [text, setText] = useState(() => toText(value));
  const written = useRef(value);
  useEffect(() => {
    // Undo and other editors change the value from outside; what is being typed here comes back unchanged.
    if (toText(value) !== toText(written.current)) setText(toText(value));
    written.current = value;
  }, [value]);
  const parsed = parse(text);
  return (
    <input
      className={`${styles.box} ${parsed.ok ? '' : styles.wrong} nodrag`}
      value={text}
      placeholder={placeholderOf(input) || 'JSON'}
      aria-label={label}
      aria-invalid={!parsed.ok}
      spellCheck={false}
      onChange={(event) => {
        setText(event.target.value);
        const next = parse(event.target.value);
        if (!next.ok) return;
        written.current = next.value;
        onEdit(next.value);
      }}
      onBlur={onDone}
    />
  );
}

function parse(text: string): { readonly ok: boolean; readonly value?: unknown } {
  if (text.trim() === '') return { ok: true };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
