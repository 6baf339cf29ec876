/** A rectangle of the window, px. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A corner of the canvas that the guide stands in. */
export type Corner = 'bottom-left' | 'top-left' | 'top-right' | 'bottom-right';

/** In the order in which they are liked: above the tools and the small map first. */
const CORNERS: readonly Corner[] = ['bottom-left', 'top-left', 'top-right', 'bottom-right'];
/** Room for the tools at the left and the small map at the right, px. */
const SIDE = 64;
const EDGE = 16;
const MAP = 136;

/** Where the guide is when it stands in a corner of an area. */
export function guideAt(corner: Corner, { width, height }: Pick<Rect, 'width' | 'height'>, area: Rect): Rect {
  const isNarrow = area.width < width + 2 * SIDE;
  const side = isNarrow ? EDGE / 2 : corner.endsWith('left') && corner.startsWith('bottom') ? SIDE : EDGE;
  const low = corner === 'bottom-right' && !isNarrow ? MAP : isNarrow ? EDGE / 2 : EDGE;
  return {
    left: corner.endsWith('left') ? area.left + side : area.left + area.width - width - side,
    top: corner.startsWith('top') ? area.top + (isNarrow ? EDGE / 2 : EDGE) : area.top + area.height - height - low,
    width,
    height,
  };
}

/** What the guide has to look out for. */
export interface Surroundings {
  readonly area: Rect;
  /** What it points at: never covered. */
  readonly spots: readonly Rect[];
  /** Cards, of which it covers as few as it can. */
  readonly cards: readonly Rect[];
}

/**
 * The corner in which the guide covers nothing of what it points at, and little of the rest.
 *
 * @param before - where it stands: it stays there as long as it covers nothing of what it points at
 */
export function cornerFor(
  size: Pick<Rect, 'width' | 'height'>,
  { area, spots, cards }: Surroundings,
  before?: Corner,
): Corner {
  const covered = (corner: Corner, rects: readonly Rect[]) =>
    rects.filter((rect) => meet(guideAt(corner, size, area), rect)).length;
  const free = CORNERS.filter((corner) => covered(corner, spots) === 0);
  if (before !== undefined && (free.length === 0 || free.includes(before))) return before;
  const costs = free.map((corner) => covered(corner, cards));
  return free[costs.indexOf(Math.min(...costs))] ?? 'bottom-left';
}

/** Whether two rectangles touch, with some air between them. */
export const meet = (a: Rect, b: Rect, air = 8): boolean =>
  a.left < b.left + b.width + air &&
  b.left < a.left + a.width + air &&
  a.top < b.top + b.height + air &&
  b.top < a.top + a.height + air;

/** The part of a rectangle that lies in an area; `undefined` when next to nothing of it does. */
export function within(rect: Rect, area: Rect): Rect | undefined {
  const left = Math.max(rect.left, area.left);
  const top = Math.max(rect.top, area.top);
  const width = Math.min(rect.left + rect.width, area.left + area.width) - left;
  const height = Math.min(rect.top + rect.height, area.top + area.height) - top;
  const isThere = width > 0 && height > 0 && width * height >= 0.25 * rect.width * rect.height;
  return isThere ? { left, top, width, height } : undefined;
}
