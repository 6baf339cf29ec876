import type { WidgetProps } from './widget-props.ts';
import styles from './widgets.module.css';

/** A switch. */
export function ToggleWidget({ input, value, onEdit, onDone, label }: WidgetProps) {
  const isOn = typeof value === 'boolean' ? value : input.options.default === true;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      className={`${styles.toggle} nodrag`}
      onClick={() => {
        onEdit(!isOn);
        onDone();
      }}
    />
  );
}
