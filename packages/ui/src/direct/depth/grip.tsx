import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type DistanceRange, fromShare, nudged, toShare } from './distance.ts';

interface GripProps {
  readonly label: string;
  readonly metres: number;
  readonly range: DistanceRange;
  readonly className: string | undefined;
  readonly style?: CSSProperties;
  readonly onMove: (metres: number) => void;
  readonly onHold: (isHeld: boolean) => void;
  readonly onDone: () => void;
  readonly onFocus?: () => void;
}

/** A distance on its axis, dragged or moved by the arrow keys; its parent is the axis. */
export function Grip({ label, metres, range, className, style, onMove, onHold, onDone, onFocus }: GripProps) {
  const isHeld = useRef(false);
  const release = () => {
    if (isHeld.current) onHold(false);
    isHeld.current = false;
    onDone();
  };
  const onKey = (event: KeyboardEvent) => {
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove(nudged(metres, direction, event.shiftKey));
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    onMove(fromShare(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)), range));
  };
  return (
    <span
      className={className}
      style={{ left: `${toShare(metres, range) * 100}%`, ...style }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={range.nearest}
      aria-valuemax={range.farthest}
      aria-valuenow={metres}
      aria-valuetext={`${metres} metres`}
      onKeyDown={onKey}
      onFocus={onFocus}
      onBlur={release}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        isHeld.current = true;
        onHold(true);
      }}
      onPointerMove={(event) => isHeld.current && drag(event)}
      onPointerUp={release}
      onPointerCancel={release}
    />
  );
}
