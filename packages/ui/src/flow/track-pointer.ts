/** What follows the pointer from a press until it is let go. */
export interface PointerTrack {
  /** The pointer that is followed; whichever comes when left out. */
  readonly pointerId?: number;
  move(event: PointerEvent): void;
  /** @param isDropped - false when it was broken off: by Escape, or by the system */
  end(isDropped: boolean, event?: PointerEvent): void;
}

/** Keys that say how something is dragged. */
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/**
 * Keeps keys from everything else while something is held: a command would edit, or undo, below the hand.
 *
 * @param signal - gives them back
 */
export function holdKeys(onEscape: () => void, signal: AbortSignal): void {
  const hear = (event: KeyboardEvent) => {
    if (MODIFIERS.has(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') onEscape();
  };
  window.addEventListener('keydown', hear, { signal, capture: true });
}

/** Follows the pointer wherever it goes until it is let go or Escape is pressed; no other key does anything meanwhile. */
export function trackPointer({ pointerId, move, end }: PointerTrack): void {
  const controller = new AbortController();
  const { signal } = controller;
  const finish = (isDropped: boolean, event?: PointerEvent) => {
    controller.abort();
    end(isDropped, event);
  };
  const hear = (type: 'pointermove' | 'pointerup' | 'pointercancel', listener: (event: PointerEvent) => void) =>
    window.addEventListener(
      type,
      (event) => (pointerId === undefined || event.pointerId === pointerId) && listener(event),
      { signal },
    );
  hear('pointermove', move);
  hear('pointerup', (event) => finish(true, event));
  hear('pointercancel', () => finish(false));
  window.addEventListener('blur', () => finish(false), { signal });
  holdKeys(() => finish(false), signal);
}

/** What ended as a drag is no click for what lies below. */
export function swallowClick(): void {
  const controller = new AbortController();
  const options = { capture: true, signal: controller.signal };
  const stop = (event: MouseEvent) => {
    // Keys click as well, and count nothing.
    if (event.detail === 0) return;
    event.stopPropagation();
    controller.abort();
  };
  window.addEventListener('click', stop, options);
  // Where no click follows, the next press is meant. Under a finger the click comes some time after it was lifted.
  window.addEventListener('pointerdown', () => controller.abort(), options);
}
