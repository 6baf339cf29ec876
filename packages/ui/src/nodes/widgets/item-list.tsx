import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { ItemField } from './item-field.tsx';
import styles from './list.module.css';
import { type Item, moveItem, withItems } from './list-items.ts';
import type { ListProps } from './list-widget.tsx';

/** Words or numbers, each in a field of its own, and one more field to write the next. Children stand at its end. */
export function ItemList({
  kind,
  items,
  isDefault,
  onEdit,
  onDone,
  label,
  children,
}: ListProps & { readonly children?: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  const fieldAt = (at: number) => list.current?.querySelectorAll('input')[at];
  const put = (at: number, next: readonly Item[]) => onEdit(withItems(items, at, next));
  const press = (event: KeyboardEvent<HTMLInputElement>, at: number) => {
    const isBlank = event.currentTarget.value.trim() === '';
    if (event.key === 'Enter') return fieldAt(at + 1)?.focus();
    if (event.key === 'Backspace' && isBlank && at > 0) {
      // The next letter to go is the last one of the item before, but not by this press.
      event.preventDefault();
      return fieldAt(at - 1)?.focus();
    }
    const by = event.altKey ? { ArrowLeft: -1 as const, ArrowRight: 1 as const }[event.key] : undefined;
    if (!by) return;
    event.preventDefault();
    const moved = moveItem(items, at, by);
    if (moved === items) return;
    onEdit(moved);
    fieldAt(at + by)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a line that wraps everywhere
    <div
      ref={list}
      role="group"
      aria-label={label}
      className={`${styles.list} ${isDefault ? styles.default : ''} nodrag`}
    >
      {[...items, undefined].map((item, at) => (
        <ItemField
          // By its place: the field that is typed in stays while its item comes to be.
          key={at}
          kind={kind}
          item={item}
          label={item === undefined ? `Add to ${label}` : `Item ${at + 1} of ${label}`}
          onPut={(next) => put(at, next)}
          onRemove={() => {
            if (at < items.length) put(at, []);
            onDone();
          }}
          onDone={onDone}
          onKeyDown={(event) => press(event, at)}
        />
      ))}
      {children}
    </div>
  );
}
