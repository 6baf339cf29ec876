import { CircleAlert, RotateCw } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useEditor } from './editor-context.tsx';
import { missingParts, onMissing } from './missing-parts.ts';
import styles from './not-loaded.module.css';
import { findWhyMissing, WHY_MISSING, type WhyMissing } from './why-missing.ts';

interface NotLoadedProps {
  /** What is missing. */
  readonly names: readonly string[];
  readonly onRetry: () => void;
  /** Left out where there is nothing to put away. */
  readonly onClose?: () => void;
  /** Whether the focus goes there: it was at what has been tried. */
  readonly takesFocus: boolean;
}

/** Says which parts of the editor could not be loaded and why that can be, and offers what can be done. */
export function NotLoaded({ names, onRetry, onClose, takesFocus }: NotLoadedProps) {
  const { live } = useEditor();
  const [why, setWhy] = useState<WhyMissing>();
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => void findWhyMissing().then(setWhy), []);
  useEffect(() => {
    if (takesFocus) again.current?.focus();
  }, [takesFocus]);
  const reload = () => void live.flush().finally(() => location.reload());
  return (
    <div className={styles.message} role="alert">
      <CircleAlert size={16} aria-hidden="true" />
      <div>
        <p>
          <strong>{names.map((name) => `“${name}”`).join(', ')} could not be loaded.</strong> {why && WHY_MISSING[why]}{' '}
          Your document and all you typed are kept.
        </p>
        <div className={styles.choices}>
          <button ref={again} type="button" className={why === 'newer' ? styles.plain : styles.main} onClick={onRetry}>
            <RotateCw size={13} aria-hidden="true" /> Try again
          </button>
          <button type="button" className={why === 'newer' ? styles.main : styles.plain} onClick={reload}>
            Reload the page
          </button>
          {onClose && (
            <button type="button" className={styles.plain} onClick={onClose}>
              Close
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Over the window: what is missing and has no place of its own. */
export function MissingParts() {
  const editor = useEditor();
  const parts = useSyncExternalStore(onMissing, missingParts);
  // Told once where it is shown twice.
  const names = [...new Set(parts.map(({ name }) => name))];
  const closing = parts.filter(({ close }) => close);
  const close = () => {
    for (const part of closing) part.close!(editor);
  };
  useEscape(closing.length > 0, close);
  if (parts.length === 0) return null;
  return (
    <div className={styles.over}>
      <NotLoaded
        key={names.join()}
        names={names}
        takesFocus={document.activeElement === document.body}
        onRetry={() => {
          for (const { retry } of parts) retry();
        }}
        {...(closing.length > 0 && { onClose: close })}
      />
    </div>
  );
}

/** Escape puts away what was asked for, unless something in front takes it. */
function useEscape(isOn: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
}
