import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { wheelPx } from '../../app/wheel-px.ts';
import { zoomed } from './scale.ts';
import type { TimelineParts } from './timeline.tsx';

/** Turning the wheel by so much makes one step of zooming, px. */
const STEP_PX = 100;

/**
 * The wheel over the tracks: with Ctrl or Cmd, or a pinch, they are stretched around the pointer; else a wheel moves along them, as there
 * is nothing below. What is stretched by buttons stays where the playhead is, or else the middle.
 */
export function useTrackWheel(scroller: RefObject<HTMLElement | null>, parts: TimelineParts): void {
  const { scale, setLook, player } = parts;
  const shown = useRef(scale);
  /** Where the tracks are scrolled to: the browser moves them at once when they get shorter. */
  const left = useRef(0);
  /** What stays where it is while the scale changes. */
  const held = useRef<{ readonly seconds: number; readonly x: number }>(undefined);

  useEffect(() => {
    const element = scroller.current!;
    const controller = new AbortController();
    const { signal } = controller;
    const turn = (event: WheelEvent) => {
      const by = event.deltaY * wheelPx(event, element.clientWidth);
      if (event.ctrlKey || event.metaKey) {
        // The window would be zoomed as well.
        event.preventDefault();
        const next = zoomed(shown.current, -by / STEP_PX);
        if (next === shown.current) return;
        const x = event.clientX - element.getBoundingClientRect().left;
        held.current = { seconds: (left.current + x) / shown.current, x };
        setLook({ scale: next });
      } else if (event.deltaX === 0 && !event.shiftKey) element.scrollLeft += by;
    };
    const note = () => {
      left.current = element.scrollLeft;
    };
    element.addEventListener('wheel', turn, { signal, passive: false });
    element.addEventListener('scroll', note, { signal, passive: true });
    return () => controller.abort();
  }, [scroller, setLook]);

  useLayoutEffect(() => {
    const element = scroller.current!;
    if (shown.current === scale) return;
    const { seconds, x } = held.current ?? steady(player.seconds, shown.current, left.current, element.clientWidth);
    held.current = undefined;
    shown.current = scale;
    element.scrollLeft = seconds * scale - x;
    left.current = element.scrollLeft;
  }, [scroller, scale, player]);
}

/** The playhead where it is seen, else the middle. */
function steady(playhead: number, scale: number, left: number, width: number) {
  const x = playhead * scale - left;
  return x >= 0 && x <= width ? { seconds: playhead, x } : { seconds: (left + width / 2) / scale, x: width / 2 };
}
