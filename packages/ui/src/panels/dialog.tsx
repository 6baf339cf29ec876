import { X } from 'lucide-react';
import { type CSSProperties, type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The row of buttons at the end. */
  readonly buttons?: ReactNode;
  /** Widest it gets, px. */
  readonly width?: number;
  readonly children: ReactNode;
}

/** A window over everything else. Escape and a click beside it close it; the focus goes back to where it was. */
export function Dialog({ title, onClose, buttons, width, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.dialog}
      style={width === undefined ? {} : ({ '--width': `${width}px` } as CSSProperties)}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <div className={styles.body}>{children}</div>
      {buttons && <footer className={styles.buttons}>{buttons}</footer>}
    </dialog>
  );
}

interface DialogButtonProps {
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button at the end of a dialog; the main one is what most people came for. */
export function DialogButton({ isMain = false, isDisabled = false, onClick, children }: DialogButtonProps) {
  return (
    <button type="button" className={isMain ? styles.main : styles.plain} disabled={isDisabled} onClick={onClick}>
      {children}
    </button>
  );
}
