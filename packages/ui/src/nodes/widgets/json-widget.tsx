import { useEffect, useId, useRef, useState } from 'react';
import { type Editor, messageOf } from '../../app/editor.ts';
import { useEditor, useHere } from '../../app/editor-context.tsx';
import type { WidgetProps } from './widget-props.ts';
import { placeholderOf } from './widget-props.ts';
import styles from './widgets.module.css';

const toText = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));

/** Texts that cannot be read yet, by field: cards leave the page with the view, and come back. */
const drafts = new WeakMap<Editor, Map<string, { readonly text: string; readonly value: string }>>();

function draftsOf(editor: Editor) {
  const known = drafts.get(editor) ?? new Map<string, { readonly text: string; readonly value: string }>();
  drafts.set(editor, known);
  return known;
}

/** Any JSON, written into the document as soon as it can be read; until then it says what is in force instead. */
export function JsonWidget({ node, name, input, value, onEdit, onDone, label }: WidgetProps) {
  const kept = draftsOf(useEditor());
  const { subgraph = '' } = useHere();
  const field = `${subgraph} ${node}.${name}`;
  const [text, setText] = useState(() => {
    const draft = kept.get(field);
    // Where the document has changed since, that is newer.
    return draft?.value === toText(value) ? draft.text : toText(value);
  });
  const written = useRef(value);
  useEffect(() => {
    // Undo and other editors change the value from outside; what is being typed here comes back unchanged.
    if (toText(value) !== toText(written.current)) setText(toText(value));
    written.current = value;
  }, [value]);
  const parsed = parse(text);
  const told = useId();
  return (
    <span className={styles.json}>
      <input
        className={`${styles.box} ${parsed.ok ? '' : styles.wrong} nodrag`}
        value={text}
        placeholder={placeholderOf(input) || 'JSON'}
        aria-label={label}
        aria-invalid={!parsed.ok}
        aria-describedby={parsed.ok ? undefined : told}
        title={parsed.why}
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          const next = parse(event.target.value);
          if (!next.ok) return void kept.set(field, { text: event.target.value, value: toText(value) });
          kept.delete(field);
          written.current = next.value;
          onEdit(next.value);
        }}
        onBlur={onDone}
      />
      {!parsed.ok && (
        <span id={told} className={styles.told}>
          {`Not JSON yet: ${value === undefined ? 'left out' : 'the last valid value is used'} until it is.`}
        </span>
      )}
    </span>
  );
}

function parse(text: string): { readonly ok: boolean; readonly value?: unknown; readonly why?: string } {
  if (text.trim() === '') return { ok: true };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, why: messageOf(error) };
  }
}
