import { X } from 'lucide-react';
import styles from './list.module.css';
import { toggleItem } from './list-items.ts';
import type { ListProps } from './list-widget.tsx';

/** Any of some words, each a button. Words that are none of them stay to be seen until they are taken out. */
export function ChoiceList({
  items,
  options,
  isDefault,
  onEdit,
  onDone,
  label,
}: ListProps & { readonly options: readonly string[] }) {
  const toggle = (word: string) => {
    onEdit(toggleItem(items, word));
    onDone();
  };
  const foreign = items.filter((item): item is string => typeof item === 'string' && !options.includes(item));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a line that wraps everywhere
    <div role="group" aria-label={label} className={`${styles.list} ${isDefault ? styles.default : ''} nodrag`}>
      {options.map((word) => (
        <button
          key={word}
          type="button"
          className={styles.choice}
          aria-pressed={items.includes(word)}
          onClick={() => toggle(word)}
        >
          {word}
        </button>
      ))}
      {foreign.map((word) => (
        <button
          key={word}
          type="button"
          className={`${styles.choice} ${styles.wrong}`}
          aria-label={`Take ${word} out of ${label}`}
          title="Not one of these words; click to take it out"
          onClick={() => toggle(word)}
        >
          {word}
          <X size={10} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
