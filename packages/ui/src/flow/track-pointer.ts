/** What follows the pointer from a press until it is let go. */
export interface PointerTrack {
  move(event: PointerEvent): void;
  /** @param isDropped - false when it was broken off: by Escape, or by the system */
  end(isDropped: boolean, event?: PointerEvent): void;
}

/** Follows the pointer wherever it goes until it is let go or Escape is pressed. */
export function trackPointer({ move, end }: PointerTrack): void {
  const controller = new AbortController();
  const { signal } = controller;
  const finish = (isDropped: boolean, event?: PointerEvent) => {
    controller.abort();
    end(isDropped, event);
  };
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', (event) => finish(true, event), { signal });
  window.addEventListener('pointercancel', () => finish(false), { signal });
  window.addEventListener('blur', () => finish(false), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      finish(false);
    },
    { signal, capture: true },
  );
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
