import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import styles from './list.module.css';
import { type Item, type ItemKind, toItem, toItems } from './list-items.ts';

interface ItemFieldProps {
  readonly kind: ItemKind;
  /** Nothing in the field for the next one. */
  readonly item: Item | undefined;
  readonly label: string;
  /** Writes one or more items in the place of this one. */
  readonly onPut: (items: readonly Item[]) => void;
  readonly onRemove: () => void;
  readonly onDone: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** One item of a list: its text, as wide as it is, and what takes it out. One that is emptied goes when it is left. */
export function ItemField({ kind, item, label, onPut, onRemove, onDone, onKeyDown }: ItemFieldProps) {
  /** What is being typed; what is half written stays as it is. */
  const [draft, setDraft] = useState<string>();
  const text = draft ?? String(item ?? '');
  const isWrong = draft !== undefined && draft.trim() !== '' && toItem(draft, kind) === undefined;
  const type = (next: string) => {
    setDraft(next);
    const typed = toItem(next, kind);
    if (typed !== undefined) onPut([typed]);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const several = toItems(event.clipboardData.getData('text/plain'), kind);
    if (several.length < 2) return;
    event.preventDefault();
    setDraft(undefined);
    onPut(item === undefined || text.trim() === '' ? several : [item, ...several]);
  };
  const leave = () => {
    setDraft(undefined);
    if (draft !== undefined && draft.trim() === '') onRemove();
    else onDone();
  };
  return (
    <span className={item === undefined ? styles.next : styles.item}>
      <input
        className={`${styles.text} ${isWrong ? styles.wrong : ''}`}
        value={text}
        size={Math.max(3, text.length)}
        placeholder={item === undefined ? '+' : ''}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        aria-label={label}
        aria-invalid={isWrong}
        title={item === undefined ? 'Enter for the next one' : 'Alt and an arrow key move it'}
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onPaste={paste}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {item !== undefined && (
        <button
          type="button"
          className={styles.remove}
          tabIndex={-1}
          aria-label={`Take out: ${label}`}
          onClick={onRemove}
        >
          <X size={10} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
