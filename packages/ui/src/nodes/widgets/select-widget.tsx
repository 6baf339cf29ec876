import { useLayoutEffect, useRef, useState } from 'react';
import type { WidgetProps } from './widget-props.ts';
import styles from './widgets.module.css';

/**
 * One of the words a port type allows. A word it does not allow stays to be seen until another is chosen.
 *
 * Until somebody comes near it is only shown: whatever contains a `select` is laid out and painted anew by browsers whenever it is
 * moved, because its list would have to move along, and a canvas moves hundreds of them at once.
 */
export function SelectWidget(props: WidgetProps) {
  const [wokenBy, setWokenBy] = useState<'pointer' | 'focus'>();
  const choice = choiceOf(props);
  const classes = [styles.box, styles.choice, 'nodrag', choice.isDefault && styles.default];
  if (choice.isForeign) classes.push(styles.wrong);
  const look = { className: classes.filter(Boolean).join(' '), 'aria-label': props.label };
  if (wokenBy === undefined) {
    return (
      <button
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={false}
        {...look}
        onPointerEnter={() => setWokenBy('pointer')}
        onFocus={() => setWokenBy('focus')}
      >
        {choice.shown}
      </button>
    );
  }
  return (
    <Choices
      {...props}
      look={look}
      choice={choice}
      takesFocus={wokenBy === 'focus'}
      onRest={() => setWokenBy(undefined)}
    />
  );
}

interface Choice {
  readonly shown: string;
  readonly isDefault: boolean;
  readonly isForeign: boolean;
  /** What stands for none of the options. */
  readonly other: string | undefined;
}

function choiceOf({ input, value }: WidgetProps): Choice {
  const { options = [] } = input.type;
  const written = typeof value === 'string' ? value : undefined;
  const fallback = typeof input.options.default === 'string' ? input.options.default : undefined;
  const isForeign = written !== undefined && !options.includes(written);
  const other = isForeign ? written : fallback === undefined ? '' : undefined;
  return { shown: written ?? fallback ?? 'none', isDefault: written === undefined, isForeign, other };
}

interface ChoicesProps extends WidgetProps {
  readonly look: { readonly className: string; readonly 'aria-label': string };
  readonly choice: Choice;
  readonly takesFocus: boolean;
  /** Nobody is near any more. */
  readonly onRest: () => void;
}

/** The list itself, while somebody is near. */
function Choices({ input, onEdit, onDone, look, choice, takesFocus, onRest }: ChoicesProps) {
  const { options = [] } = input.type;
  const { other, isDefault, shown } = choice;
  const list = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) list.current?.focus();
  }, [takesFocus]);
  const rest = ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) => {
    if (document.activeElement !== currentTarget) onRest();
  };
  return (
    <select
      {...look}
      ref={list}
      value={isDefault && other === '' ? '' : shown}
      onChange={(event) => {
        onEdit(event.target.value === '' ? undefined : event.target.value);
        onDone();
      }}
      onPointerLeave={rest}
      onBlur={rest}
    >
      {other !== undefined && <option value={other}>{other || 'none'}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
