import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { dragEdit } from '../../flow/drag-edit.ts';
import { type DistanceRange, fromShare, nudged, toShare } from './distance.ts';

interface GripProps {
  readonly label: string;
  readonly metres: number;
  readonly range: DistanceRange;
  readonly className: string | undefined;
  readonly style?: CSSProperties;
  readonly onMove: (metres: number) => void;
  readonly onHold: (isHeld: boolean) => void;
  readonly onFocus?: () => void;
}

/** A distance on its axis, dragged or moved by the arrow keys; its parent is the axis. */
export function Grip({ label, metres, range, className, style, onMove, onHold, onFocus }: GripProps) {
  const { doc } = useEditor();
  const onKey = (event: KeyboardEvent) => {
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove(nudged(metres, direction, event.shiftKey));
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const axis = event.currentTarget.parentElement!;
    onHold(true);
    dragEdit(doc, event, {
      move({ clientX }) {
        const box = axis.getBoundingClientRect();
        onMove(fromShare(Math.min(1, Math.max(0, (clientX - box.left) / box.width)), range));
      },
      end: () => onHold(false),
    });
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
      onBlur={doc.closeMark}
      onPointerDown={press}
    />
  );
}
