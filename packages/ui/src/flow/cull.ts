import { isIn, type Scene } from './scene.ts';
import { areaInView, type Viewport, type ViewSize } from './viewport.ts';

/** Below this zoom cards are too small to be read: they are painted, and none of them is on the page. */
export const NEAR_ZOOM = 0.35;
/** Cards within so many px of the screen around what is in view are on the page already when they come into view. */
const MARGIN = 128;
/** Cards on the page stay there, unseen, within so many px, so that panning to and fro draws none anew; as many as this. */
const KEEP_MARGIN = 1000;
const MOST_KEPT = 80;
/** The cards on the page are looked for anew when what is in view has moved by so much, px of the screen. */
const CELL = 120;
/** Cards that come onto the page in one frame: the rest is painted until its turn. */
export const AT_ONCE = 5;

/** Whether cards are drawn by React. */
export const isNear = ({ zoom }: Pick<Viewport, 'zoom'>): boolean => zoom >= NEAR_ZOOM;

/** Changes whenever other cards may be near: panning by less changes nothing. */
export const cellOf = (viewport: Viewport, { width, height }: ViewSize): string =>
  isNear(viewport)
    ? [viewport.x / CELL, viewport.y / CELL, viewport.zoom * 16, width / CELL, height / CELL].map(Math.round).join(' ')
    : 'far';

/** Cards to have on the page, the nearest to the middle first. */
export interface Surroundings {
  /** In view, or nearly so. */
  readonly near: readonly string[];
  /** Those on the page that are farther away. */
  readonly away: readonly string[];
}

/** Looks for the cards around what is in view. @param before - cards that are on the page */
export function cardsAround(
  scene: Scene,
  viewport: Viewport,
  size: ViewSize,
  before: ReadonlySet<string> = NONE,
): Surroundings {
  if (!isNear(viewport)) return NOTHING;
  const area = areaInView(viewport, size, MARGIN);
  const around = areaInView(viewport, size, KEEP_MARGIN);
  const middleX = (area.left + area.right) / 2;
  const middleY = (area.top + area.bottom) / 2;
  const near: Far[] = [];
  const kept: Far[] = [];
  for (const card of scene.cards.values()) {
    if (!isIn(card, around)) continue;
    const x = card.x + card.width / 2 - middleX;
    const y = card.y + card.height / 2 - middleY;
    if (isIn(card, area)) near.push({ id: card.id, far: x * x + y * y });
    else if (before.has(card.id)) kept.push({ id: card.id, far: x * x + y * y });
  }
  const ids = (cards: Far[]) => cards.sort(byDistance).map(({ id }) => id);
  return { near: ids(near), away: ids(kept).slice(0, Math.max(0, MOST_KEPT - near.length)) };
}

interface Far {
  readonly id: string;
  readonly far: number;
}
const NONE: ReadonlySet<string> = new Set();
const NOTHING: Surroundings = { near: [], away: [] };
const byDistance = (a: Far, b: Far) => a.far - b.far;

/**
 * Cards to have on the page next: all that are there and still near, and a few of those that are missing.
 *
 * @param kept - cards that stay wherever they are: somebody types in them or drags them
 * @returns the cards, and whether some are still missing
 */
export function nextMounted(
  near: readonly string[],
  before: ReadonlySet<string>,
  kept: ReadonlySet<string>,
  atOnce = AT_ONCE,
): { readonly mounted: ReadonlySet<string>; readonly isDone: boolean } {
  const mounted = new Set<string>(kept);
  let added = 0;
  let missing = 0;
  for (const id of near) {
    if (before.has(id) || kept.has(id)) mounted.add(id);
    else if (added < atOnce) {
      mounted.add(id);
      added++;
    } else missing++;
  }
  return { mounted, isDone: missing === 0 };
}

/**
 * Cards in the order that the document has them in, wherever they came from: the browser then moves none that is on the page already,
 * which it would lay out anew, and Tab goes through them as they are written.
 */
export function inOrder(ids: ReadonlySet<string>, { cards }: Scene): ReadonlySet<string> {
  const ordered = new Set<string>();
  for (const id of cards.keys()) if (ids.has(id)) ordered.add(id);
  return ordered;
}

/** Whether two sets hold the same. */
export const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  if (a.size !== b.size) return false;
  for (const id of a) if (!b.has(id)) return false;
  return true;
};
