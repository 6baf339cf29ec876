import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { holdKeys } from '../../flow/track-pointer.ts';
import { type ClipDrag, type Drop, dropOf } from './clip-drag.ts';
import type { FilmShot } from './film.ts';
import type { TimelineParts } from './timeline.tsx';

/** Movement that turns a click into a drag, px. */
const DRAG_PX = 4;

/** Dragging clips and their ends. What it would give is shown meanwhile and written once, when the hand lets go; Escape drops it. */
export function useClipDrag(parts: TimelineParts, scale: number) {
  const { actions, film, look, player, source } = parts;
  const [drag, setDrag] = useState<ClipDrag>();
  const start = useRef<{ readonly x: number; readonly shot: FilmShot; readonly mode: ClipDrag['mode'] }>(undefined);
  const wasDragged = useRef(false);
  const drop: Drop | undefined = useMemo(
    () => drag && dropOf(drag, { source, film, scale, playhead: player.seconds, snaps: look.snaps }),
    [drag, source, film, scale, player, look.snaps],
  );

  const isDragged = drag !== undefined;
  useEffect(() => {
    if (!isDragged) return;
    const controller = new AbortController();
    const breakOff = () => {
      start.current = undefined;
      setDrag(undefined);
    };
    holdKeys(breakOff, controller.signal);
    return () => controller.abort();
  }, [isDragged]);

  return {
    drag,
    drop,
    /** Whether the click that ends a drag is still to come. */
    wasDragged,
    begin(event: PointerEvent<HTMLElement>, shot: FilmShot, mode: ClipDrag['mode']) {
      if (event.button !== 0) return;
      if (mode === 'trim' && actions.tellHeld(shot)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      wasDragged.current = false;
      start.current = { x: event.clientX, shot, mode };
    },
    move(event: PointerEvent<HTMLElement>) {
      if (!start.current) return;
      const { x, shot, mode } = start.current;
      if (!drag && Math.abs(event.clientX - x) < DRAG_PX) return;
      wasDragged.current = true;
      setDrag({ key: shot.key, mode, by: (event.clientX - x) / scale });
    },
    end() {
      const started = start.current;
      start.current = undefined;
      setDrag(undefined);
      if (!started || !drag || !drop) return;
      if (drop.to !== undefined) actions.move(started.shot, drop.to);
      if (drop.end !== undefined) actions.trim(film, started.shot, drop.end);
    },
  };
}
