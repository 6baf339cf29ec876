import type { FrameSize } from '@shotgraph/nodes/stage';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useState } from 'react';
import { wheelPx } from '../../app/wheel-px.ts';
import { trackPointer } from '../../flow/track-pointer.ts';
import { type Orbit, slideBy, turnBy, zoomBy } from './orbit.ts';

const KEY_PX = 24;
const ARROWS: { readonly [key: string]: readonly [dx: number, dy: number] } = {
  ArrowLeft: [-KEY_PX, 0],
  ArrowRight: [KEY_PX, 0],
  ArrowUp: [0, -KEY_PX],
  ArrowDown: [0, KEY_PX],
};
const ZOOM = 1.2;
const ZOOM_PER_PX = 1.0018;

/** The eye that looks at the stage, turned by dragging, moved with Shift or the middle button, zoomed by the wheel; or by keys. */
export function useOrbit(box: RefObject<HTMLElement | null>, fitted: Orbit, size: FrameSize) {
  // Until somebody turns it the eye stands where everything is seen.
  const [turned, setTurned] = useState<Orbit>();
  const [isHeld, setHeld] = useState(false);
  const orbit = turned ?? fitted;
  const change = (how: (orbit: Orbit) => Orbit) => setTurned((old) => how(old ?? fitted));

  useEffect(() => {
    const element = box.current!;
    const onWheel = (event: WheelEvent) => {
      // A stage that nobody has taken hold of lets the panel scroll.
      if (document.activeElement !== element && !event.ctrlKey) return;
      event.preventDefault();
      setTurned((old) => zoomBy(old ?? fitted, ZOOM_PER_PX ** (event.deltaY * wheelPx(event, element.clientHeight))));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [box, fitted]);

  const listeners = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button === 2) return;
      if (event.target !== event.currentTarget && (event.target as Element).closest('[role="slider"]')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      let last = { x: event.clientX, y: event.clientY };
      setHeld(true);
      trackPointer({
        pointerId: event.pointerId,
        move({ clientX: x, clientY: y, shiftKey, buttons }) {
          const [dx, dy] = [x - last.x, y - last.y];
          last = { x, y };
          change((old) => (shiftKey || buttons === 4 ? slideBy(old, size, dx, dy) : turnBy(old, dx, dy)));
        },
        end(isDropped) {
          if (!isDropped) setTurned(turned);
          setHeld(false);
        },
      });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = ARROWS[event.key];
      if (arrow) change((old) => (event.shiftKey ? slideBy(old, size, ...arrow) : turnBy(old, ...arrow)));
      else if (event.key === '+' || event.key === '=') change((old) => zoomBy(old, 1 / ZOOM));
      else if (event.key === '-') change((old) => zoomBy(old, ZOOM));
      else if (event.key === '0') setTurned(undefined);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return { orbit, isHeld, reset: () => setTurned(undefined), listeners };
}
