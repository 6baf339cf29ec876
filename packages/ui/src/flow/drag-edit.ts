import type { PointerEvent as ReactPointerEvent } from 'react';
import type { DocStore } from '../doc/doc-store.ts';
import { swallowClick, trackPointer } from './track-pointer.ts';

/** A press that moves by less is a click, px of the screen. */
const THRESHOLD = 3;

/** What follows a grip that is dragged. */
export interface EditDrag {
  /** Writes, under one mark. Not called for a click. */
  move(event: PointerEvent): void;
  /** @param isClick - it was let go where it was pressed, and nothing was written */
  end?(isClick: boolean): void;
}

/** Drags what edits the document as it goes: one step until it is let go, and none when Escape breaks it off. */
export function dragEdit(doc: DocStore, press: ReactPointerEvent, { move, end }: EditDrag): void {
  const { currentTarget: grip, pointerId, clientX: x, clientY: y } = press;
  let isMoved = false;
  grip.setPointerCapture(pointerId);
  trackPointer({
    pointerId,
    move(event) {
      // What is edited may go while it is held.
      if (!grip.isConnected) return;
      if (!isMoved && Math.hypot(event.clientX - x, event.clientY - y) < THRESHOLD) return;
      // What was done before is a step of its own.
      if (!isMoved) doc.closeMark();
      isMoved = true;
      move(event);
    },
    end(isDropped) {
      if (!isDropped) swallowClick();
      if (isMoved && !isDropped) doc.abandonMark();
      doc.closeMark();
      end?.(isDropped && !isMoved);
    },
  });
}
