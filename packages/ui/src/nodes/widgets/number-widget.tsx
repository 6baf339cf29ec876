import { type CSSProperties, type PointerEvent, useState } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { dragEdit } from '../../flow/drag-edit.ts';
import { clamp, isAllowed, isWrongNumber, scrubbed, stepOf, toNumber } from './scrub.ts';
import type { WidgetProps } from './widget-props.ts';
import { placeholderOf } from './widget-props.ts';
import styles from './widgets.module.css';

/** A number with its unit: typed, stepped with the arrow keys, or dragged sideways (shift coarse, alt fine). */
export function NumberWidget({ input, value, onEdit, onDone, label }: WidgetProps) {
  const unit = input.type.unit ?? input.options.unit;
  const options = { ...input.options, unit };
  const current = typeof value === 'number' ? value : undefined;
  const shown = current ?? (typeof options.default === 'number' ? options.default : undefined);
  /** What is being typed; numbers half written stay as they are. */
  const [draft, setDraft] = useState<string>();
  const { doc } = useEditor();
  const isWrong = isWrongNumber(draft ?? (current === undefined ? '' : String(current)), options);

  const down = (event: PointerEvent<HTMLInputElement>) => {
    if (event.button !== 0 || document.activeElement === event.currentTarget) return;
    // Focus would start typing: it is given at the end, when it was a click.
    event.preventDefault();
    const { currentTarget: field, clientX } = event;
    const start = shown ?? clamp(0, options);
    let last = start;
    dragEdit(doc, event, {
      move(now) {
        const next = scrubbed(start, now.clientX - clientX, options, now.shiftKey ? 10 : now.altKey ? 0.1 : 1);
        if (next !== last) onEdit(next);
        last = next;
      },
      end(isClick) {
        if (!isClick) return;
        field.focus();
        field.select();
      },
    });
  };
  const type = (text: string) => {
    setDraft(text);
    if (text.trim() === '') return;
    const next = toNumber(text);
    // A number half written, such as the 0 of 0.5, need not be allowed.
    if (next !== undefined && isAllowed(next, options)) onEdit(next);
  };
  const leave = () => {
    const left = toNumber(draft ?? '');
    if (draft?.trim() === '') onEdit(undefined);
    // One that is not allowed stays, marked, for the document loses nothing that was written.
    else if (left !== undefined && left !== current) onEdit(left);
    setDraft(undefined);
    onDone();
  };
  const step = (direction: number, coarse: boolean) => {
    setDraft(undefined);
    onEdit(scrubbed(shown ?? 0, direction * 3, options, coarse ? 10 : 1));
  };
  const { min, max } = options;
  const fill =
    min !== undefined && max !== undefined && shown !== undefined && max - min <= 1000
      ? (shown - min) / (max - min)
      : undefined;
  return (
    <span
      className={`${styles.number} ${unit ? styles.unit : ''}`}
      style={{ '--unit': unit?.length ?? 0 } as CSSProperties}
    >
      <input
        className={`${styles.box} ${isWrong ? styles.wrong : ''} nodrag`}
        value={draft ?? (current === undefined ? '' : String(current))}
        placeholder={placeholderOf(input)}
        inputMode="decimal"
        aria-label={unit ? `${label}, ${unit}` : label}
        aria-invalid={isWrong}
        title={isWrong ? `Must be ${rangeText(options) || 'a number'}` : dragText(options, stepOf(options, shown))}
        onPointerDown={down}
        onFocus={() => setDraft(current === undefined ? '' : String(current))}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          step(event.key === 'ArrowUp' ? 1 : -1, event.shiftKey);
        }}
      />
      {unit && <span className={styles.suffix}>{unit}</span>}
      {fill !== undefined && current !== undefined && (
        <span className={styles.fill} style={{ width: `calc(${clamp(fill, { min: 0, max: 1 }) * 100}% - 2px)` }} />
      )}
    </span>
  );
}

interface Ends {
  readonly min?: number;
  readonly max?: number;
}

const rangeText = ({ min, max }: Ends): string =>
  min !== undefined && max !== undefined
    ? `${min} to ${max}`
    : min !== undefined
      ? `at least ${min}`
      : max !== undefined
        ? `at most ${max}`
        : '';

const dragText = (ends: Ends, step: number): string =>
  [rangeText(ends), `drag sideways, ${step} a step`].filter(Boolean).join('; ');
