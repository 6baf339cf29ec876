import { type CSSProperties, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import styles from './menu.module.css';

/** One line of a menu; a string alone is a heading. */
export type MenuItem =
  | string
  | {
      readonly title: string;
      readonly about?: string;
      readonly keys?: string;
      readonly isDisabled?: boolean;
      readonly choose: () => void;
    };

interface MenuProps {
  readonly label: string;
  readonly button: ReactNode;
  readonly items: () => readonly MenuItem[] | Promise<readonly MenuItem[]>;
  readonly className?: string | undefined;
}

/** A button with a menu under it. Arrow keys move, Escape closes. Its lines are asked for when it opens. */
export function Menu({ label, button, items, className }: MenuProps) {
  const [open, setOpen] = useState<readonly MenuItem[]>();
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const { ui } = useEditor();
  const toggle = async () => setOpen(open ? undefined : await items());
  return (
    <div className={styles.root}>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open !== undefined}
        aria-controls={id}
        onClick={() => void toggle().catch((error) => ui.toast({ tone: 'error', text: messageOf(error) }))}
      >
        {button}
      </button>
      {open && (
        <MenuList
          id={id}
          label={label}
          items={open}
          onClose={(isDone) => {
            setOpen(undefined);
            if (isDone) opener.current?.focus();
          }}
        />
      )}
    </div>
  );
}

interface MenuListProps {
  readonly id?: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly style?: CSSProperties;
  /** `isDone`: a line was chosen or Escape pressed, rather than something else clicked. */
  readonly onClose: (isDone: boolean) => void;
}

/** The lines of an open menu. */
export function MenuList({ id, label, items, style, onClose }: MenuListProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[role="menuitem"]:not(:disabled)')?.focus();
    const away = (event: PointerEvent) =>
      !box.current?.parentElement?.contains(event.target as Node) && close.current(false);
    window.addEventListener('pointerdown', away, true);
    return () => window.removeEventListener('pointerdown', away, true);
  }, []);
  const move = (direction: number) => {
    const lines = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)') ?? [])];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    lines[(at + direction + lines.length) % lines.length]?.focus();
  };
  return (
    <div
      ref={box}
      id={id}
      className={styles.menu}
      style={style}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (direction !== undefined) move(direction);
        else if (event.key === 'Escape') onClose(true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {items.map((item, i) =>
        typeof item === 'string' ? (
          <div key={i} className={styles.heading}>
            {item}
          </div>
        ) : (
          <button
            key={i}
            type="button"
            role="menuitem"
            className={styles.item}
            disabled={item.isDisabled}
            onClick={() => {
              onClose(true);
              item.choose();
            }}
          >
            <span className={styles.title}>{item.title}</span>
            {item.about && <span className={styles.about}>{item.about}</span>}
            {item.keys && <kbd>{item.keys}</kbd>}
          </button>
        ),
      )}
    </div>
  );
}
