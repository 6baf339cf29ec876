import type { WidgetProps } from './widget.tsx';
import { placeholderOf } from './widget.tsx';
import styles from './widgets.module.css';

/** One line of text. */
export function TextWidget({ input, value, onEdit, onDone, label }: WidgetProps) {
  return (
    <input
      className={`${styles.box} nodrag`}
      value={typeof value === 'string' ? value : ''}
      placeholder={placeholderOf(input)}
      aria-label={label}
      spellCheck={false}
      onChange={(event) => onEdit(event.target.value)}
      onBlur={onDone}
    />
  );
}
