import type { WidgetProps } from './widget-props.ts';
import { placeholderOf } from './widget-props.ts';
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
