import type { Editor } from '../app/editor.ts';
import { type Rect, within } from './place-guide.ts';
import type { Spot } from './steps.ts';

/** Where something is that a step points at; `undefined` while it is not in view. */
export function findSpot({ canvas }: Pick<Editor, 'canvas'>, { card, parts = [], selector }: Spot): Rect | undefined {
  if (selector !== undefined) {
    const element = document.querySelector(selector);
    return element ? shownPart(element) : undefined;
  }
  const frame = document.querySelector('[data-canvas]');
  if (card === undefined || !frame) return undefined;
  const element = document.querySelector(`[data-node="${CSS.escape(card)}"]`);
  const part = element && parts.map((each) => element.querySelector(each)).find((each) => each !== null);
  const box = (part ?? element)?.getBoundingClientRect() ?? canvas?.boxOf(card);
  return box && within(box, frame.getBoundingClientRect());
}

/** The part of an element that the panel it stands in does not scroll away. */
function shownPart(element: Element): Rect | undefined {
  const rect = element.getBoundingClientRect();
  const panel = element.closest('[role="tabpanel"]')?.getBoundingClientRect();
  const area = panel ?? { left: 0, top: 0, width: innerWidth, height: innerHeight };
  return within(rect, area);
}

/** Brings what a step points at into view. */
export function showSpot({ canvas, ui }: Editor, spots: readonly Spot[], cards: readonly string[]): void {
  const beside = spots.find(({ selector }) => selector !== undefined);
  if (beside?.selector !== undefined && document.querySelector(beside.selector)) {
    document.querySelector(beside.selector)?.scrollIntoView({ block: 'nearest' });
    return;
  }
  if (ui.getState().levels.length > 0) ui.go([]);
  canvas?.fit(cards);
}
