/** Parts of the window: the bar on top, panels, the canvas, the timeline. One within another is part of that. */
const AREAS = 'header, aside, main, section';
const CONTROLS = 'button:not([disabled]), input, select, textarea, [tabindex="0"]';

/** Where somebody was in a part of the window when they left it. */
const left = new WeakMap<Element, HTMLElement>();

/** Puts the focus into the next part of the window: to where it was there last, else on the first control; on the canvas as a whole. */
export function goToNextArea(): void {
  const areas = [...document.querySelectorAll<HTMLElement>(AREAS)].filter(
    (area) => !area.parentElement?.closest(AREAS) && area.checkVisibility() && entranceOf(area),
  );
  const { activeElement } = document;
  const now = areas.findIndex((area) => area.contains(activeElement));
  if (now >= 0 && activeElement instanceof HTMLElement) left.set(areas[now]!, activeElement);
  const next = areas[(now + 1) % areas.length];
  if (!next) return;
  const before = left.get(next);
  (before && next.contains(before) ? before : entranceOf(next))?.focus();
}

const entranceOf = (area: HTMLElement): HTMLElement | null =>
  area.querySelector<HTMLElement>('[data-canvas]') ?? area.querySelector<HTMLElement>(CONTROLS);
