import type { WidgetProps } from './widget-props.ts';
import styles from './widgets.module.css';

/** One of the words a port type allows. A word it does not allow stays to be seen until another is chosen. */
export function SelectWidget({ input, value, onEdit, onDone, label }: WidgetProps) {
  const { options = [] } = input.type;
  const written = typeof value === 'string' ? value : undefined;
  const fallback = typeof input.options.default === 'string' ? input.options.default : undefined;
  const isForeign = written !== undefined && !options.includes(written);
  const classes = [styles.box, 'nodrag', written === undefined && styles.default, isForeign && styles.wrong];
  return (
    <select
      className={classes.filter(Boolean).join(' ')}
      value={written ?? fallback ?? ''}
      aria-label={label}
      onChange={(event) => {
        onEdit(event.target.value === '' ? undefined : event.target.value);
        onDone();
      }}
    >
      {(fallback === undefined || isForeign) && (
        <option value={isForeign ? written : ''}>{isForeign ? written : 'none'}</option>
      )}
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
