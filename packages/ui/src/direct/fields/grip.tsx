import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { dragEdit } from '../../flow/drag-edit.ts';
import styles from './grip.module.css';
import type { Spot } from './spot.ts';

interface GripProps {
  /** What it looks like, on top of being round and to be taken hold of. */
  readonly className?: string | undefined;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
  /** Names it within its drawing. */
  readonly id: string;
  readonly label: string;
  /** The same in a word, where the label would cover what is moved; '' for the value alone. */
  readonly hint: string;
  /** How wide the drawing is, px: what is said beside the grip stays within it. */
  readonly within: number;
  /** What it stands at, in words. */
  readonly text: string;
  readonly now: number;
  /** Where it is drawn; nowhere when left out. */
  readonly spot: Spot | undefined;
  /** Taken hold of: gives what follows the pointer, which is where the grip's middle is to be. */
  readonly onHold: () => (pointer: Spot, isFine: boolean) => void;
  /** Arrow keys: right and up are positive. */
  readonly onStep: (x: number, y: number, isFar: boolean) => void;
  readonly onDone: () => void;
  /** It has the focus, by whatever way. */
  readonly onTake?: () => void;
}

const STEPS: { readonly [key: string]: readonly [x: number, y: number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** Far beyond what any grip reaches. */
const LIMIT = 10_000;

/**
 * A point that is dragged, or moved with the arrow keys (Shift: farther). Between press and release it is one undo step, which Escape takes
 * back.
 */
export function Grip(props: GripProps) {
  const {
    className = '',
    style,
    children,
    id,
    label,
    hint,
    within,
    text,
    now,
    spot,
    onHold,
    onStep,
    onDone,
    onTake,
  } = props;
  const { doc } = useEditor();
  const [isHeld, setHeld] = useState(false);
  if (!spot) return null;
  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const drawing = event.currentTarget.offsetParent!;
    const pointerIn = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Spot => {
      const box = drawing.getBoundingClientRect();
      return { x: clientX - box.left, y: clientY - box.top };
    };
    const { x, y } = pointerIn(event);
    const [dx, dy] = [spot.x - x, spot.y - y];
    const follow = onHold();
    setHeld(true);
    dragEdit(doc, event, {
      move(now) {
        const at = pointerIn(now);
        follow({ x: at.x + dx, y: at.y + dy }, now.shiftKey);
      },
      end: () => setHeld(false),
    });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(...step, event.shiftKey);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={`${styles.grip} ${className}`}
      style={{ ...style, left: spot.x, top: spot.y }}
      aria-label={label}
      aria-valuenow={now}
      aria-valuemin={-LIMIT}
      aria-valuemax={LIMIT}
      aria-valuetext={text}
      data-grip={id}
      data-held={isHeld || undefined}
      onPointerDown={down}
      onKeyDown={press}
      onFocus={onTake}
      onBlur={onDone}
    >
      {children}
      <span className={`${styles.bubble} ${sideOf(spot, within)}`} aria-hidden="true">
        {hint}
        <b>{text}</b>
      </span>
    </div>
  );
}

/** Where there is room for what is said: above or below, to the right or to the left. */
function sideOf({ x, y }: Spot, within: number): string {
  const across = x < SIDE_PX ? styles.toRight : x > within - SIDE_PX ? styles.toLeft : '';
  return `${y < TOP_PX ? styles.below : ''} ${across}`;
}
const SIDE_PX = 56;
const TOP_PX = 36;
