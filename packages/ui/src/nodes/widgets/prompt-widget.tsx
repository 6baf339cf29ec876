import { graphInputs } from '@shotgraph/engine';
import { useRef, useState } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { PromptField } from '../../prompt/prompt-field.tsx';
import { tokenise } from './prompt-tokens.ts';
import type { WidgetProps } from './widget-props.ts';
import { placeholderOf } from './widget-props.ts';
import styles from './widgets.module.css';

/** Text over several lines: a prompt, where it can point to what is wired. */
export const PromptWidget = (props: WidgetProps) =>
  props.input.type.mentions ? <PromptField {...props} /> : <PlainWidget {...props} />;

/** Templates are coloured as they are typed; one that means nothing is underlined. */
function PlainWidget({ input, value, onEdit, onDone, label }: WidgetProps) {
  const { part } = useEditor();
  const { templates } = input.type;
  const [hasFocus, setFocus] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const text = typeof value === 'string' ? value : '';
  const known = new Set(templates ? Object.keys(graphInputs(part())) : []);

  const insert = (piece: string) => {
    const field = area.current!;
    const { selectionStart, selectionEnd } = field;
    const before = text.slice(0, selectionStart);
    const space = before === '' || /\s$/.test(before) ? '' : ' ';
    onEdit(`${before}${space}${piece}${text.slice(selectionEnd)}`);
    const caret = selectionStart + space.length + piece.length;
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(caret, caret);
    });
  };
  const chips = [...known].map((name) => `{{${name}}}`);
  return (
    <>
      <div className={styles.area}>
        <div ref={mirror} className={styles.mirror} aria-hidden="true">
          {tokenise(text, false, templates).map((token, index) => {
            if (token.kind === 'plain') return token.text;
            return (
              <mark key={index} className={known.has(token.name) ? styles.template : styles.dangling}>
                {token.text}
              </mark>
            );
          })}
        </div>
        <textarea
          ref={area}
          className={`${styles.text} ${styles.grows} nodrag nopan`}
          value={text}
          placeholder={placeholderOf(input)}
          aria-label={label}
          rows={2}
          spellCheck={false}
          onChange={(event) => onEdit(event.target.value)}
          onScroll={(event) => {
            if (mirror.current) mirror.current.scrollTop = event.currentTarget.scrollTop;
          }}
          onFocus={() => setFocus(true)}
          onBlur={() => {
            setFocus(false);
            onDone();
          }}
        />
      </div>
      {hasFocus && chips.length > 0 && (
        <div className={styles.chips}>
          {chips.map((chip) => (
            <button
              key={chip}
              type="button"
              className={`${styles.chip} nodrag`}
              // Pressing must not take the focus: the chips would be gone before the click.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => insert(chip)}
              title={`Insert ${chip}`}
            >
              {chip}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
