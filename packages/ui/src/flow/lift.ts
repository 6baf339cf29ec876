/**
 * Lifts an element out of the picture it is part of, for as long as it is moved again and again by its `transform`: it and what is above
 * it get layers of their own, and each move is handed to the browser's compositor as it is. Without this Chromium goes through every
 * layer of the page to see what covers what, each time anything moves; it leaves that out for elements that are being animated. So the
 * element gets an animation that stands still and adds nothing to whatever its style says.
 *
 * Letters are not drawn anew while an element is lifted: one that is made larger or smaller would be blurred.
 *
 * @returns lays it down again
 */
export function lift(element: Element): () => void {
  const animation = element.animate([{ transform: 'none' }, { transform: 'none' }], {
    duration: 1e9,
    composite: 'add',
  });
  animation.pause();
  return () => animation.cancel();
}
