import type { Point } from '../app/ui-store.ts';

/** How long a finger rests until it means the menu, ms. */
export const LONG_MS = 500;
/** A finger that moves by more drags or pans, px of the screen. */
const REST = 10;
/** What a finger that rests there chooses text in, or plays. */
const OWN = 'input, textarea, select, video, audio, [contenteditable], [role="textbox"]';

/** Tells whether a finger rests. */
export interface LongPress {
  press(at: Point): void;
  move(at: Point): void;
  /** It is lifted, or means something else by now. */
  stop(): void;
}

/** @param onLong - the finger has rested for long, where it was put down */
export function createLongPress(onLong: (at: Point) => void): LongPress {
  let start: Point | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    start = undefined;
  };
  return {
    press(at) {
      stop();
      start = at;
      timer = setTimeout(() => {
        stop();
        onLong(at);
      }, LONG_MS);
    },
    move(at) {
      if (start && Math.hypot(at.x - start.x, at.y - start.y) > REST) stop();
    },
    stop,
  };
}

/**
 * Makes a finger that rests do what a right click does; not every browser does that by itself. Where that opens something, lifting the
 * finger does nothing any more, and what it had begun to drag stays where it was.
 */
export function watchLongPress(element: HTMLElement, signal: AbortSignal): void {
  let target: Element | undefined;
  const touch = createLongPress(({ x, y }) => {
    if (!target?.isConnected) return;
    const asked = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 2 });
    if (target.dispatchEvent(asked)) return;
    window.dispatchEvent(new PointerEvent('pointercancel', { pointerType: 'touch' }));
    const lift = (event: Event) => event.cancelable && event.preventDefault();
    for (const type of ['touchend', 'touchcancel'])
      window.addEventListener(type, lift, { capture: true, passive: false, once: true, signal });
  });
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });
  element.addEventListener(
    'pointerdown',
    (event) => {
      target = event.target as Element;
      // A second finger zooms.
      if (event.pointerType !== 'touch' || !event.isPrimary || target.closest(OWN)) touch.stop();
      else touch.press(pointOf(event));
    },
    { signal, capture: true },
  );
  window.addEventListener('pointermove', (event) => touch.move(pointOf(event)), { signal, capture: true });
  for (const type of ['pointerup', 'pointercancel', 'contextmenu', 'blur'])
    window.addEventListener(type, touch.stop, { signal, capture: true });
  signal.addEventListener('abort', touch.stop);
}
