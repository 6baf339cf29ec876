/** Puts the focus on the canvas itself: its keys work from there, and Tab goes on to its cards. */
export const focusCanvas = (): void =>
  document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });

/** Puts the focus back to where it was before something was opened; on the canvas when that is gone, or was nowhere. */
export function focusBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body)
    before.focus({ preventScroll: true });
  else focusCanvas();
}

/** After something was taken away that may have had the focus: on the canvas rather than nowhere. */
export function catchFocus(): void {
  requestAnimationFrame(() => document.activeElement === document.body && focusCanvas());
}
