import { focusCanvas } from '../app/focus.ts';

const CONTROLS = 'button:not([disabled]), input, select, textarea, [tabindex="0"]';

/**
 * After a button of a panel was pressed by a key: where that took the button away, its line has the focus, or what stands in its place now;
 * the canvas where the panel has gone.
 *
 * @param isKey - a pointer has no use for the focus
 */
export function keepFocus(pressed: Element, panel: Element, isKey: boolean): void {
  if (!isKey) return;
  const line = pressed.closest('li');
  const controls = () => [...panel.querySelectorAll<HTMLElement>(CONTROLS)];
  const at = controls().findIndex((control) => control.contains(pressed));
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const left = controls();
    const beside = line?.isConnected ? line.querySelector<HTMLElement>(CONTROLS) : left[Math.min(at, left.length - 1)];
    if (panel.isConnected && beside) beside.focus();
    else focusCanvas();
  });
}
