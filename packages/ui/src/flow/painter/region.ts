import type { Area } from '../scene.ts';
import { areaInView, type Viewport, type ViewSize } from '../viewport.ts';

/** What the canvas holds around what is in view, px of the screen: panning by less paints nothing. */
const MARGIN = 256;
/** A new painting is begun before anything is missing: so near to where the old one ends, px of the screen. */
const AHEAD = 64;
/** A painting may be shown this much larger or smaller before it is made anew at once. */
const STRETCH = 1.4;

/** A painted part of the document. */
export interface Region extends Area {
  /** It was painted for. */
  readonly zoom: number;
}

/** The part of the document to paint for a viewport. @param margin - 0 for what is painted anew in every frame anyway */
export function regionFor(viewport: Viewport, size: ViewSize, margin = MARGIN): Region {
  const { left, top, right, bottom } = areaInView(viewport, size, margin);
  return {
    left: Math.floor(left),
    top: Math.floor(top),
    right: Math.ceil(right),
    bottom: Math.ceil(bottom),
    zoom: viewport.zoom,
  };
}

/** Whether two regions are the same part of the document at the same zoom. */
export const sameRegion = (a: Region, b: Region): boolean =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom && a.zoom === b.zoom;

/** `now`: something in view is missing or far too coarse; `soon`: it is only not as crisp as it could be. */
export type Need = 'nothing' | 'soon' | 'now';

/** Whether a viewport needs another painting. */
export function needFor(region: Region | undefined, viewport: Viewport, size: ViewSize): Need {
  if (region === undefined) return 'now';
  const seen = areaInView(viewport, size, AHEAD);
  const isCovered =
    seen.left >= region.left && seen.right <= region.right && seen.top >= region.top && seen.bottom <= region.bottom;
  const stretch = viewport.zoom / region.zoom;
  if (!isCovered || stretch > STRETCH || stretch < 1 / STRETCH) return 'now';
  return stretch === 1 ? 'nothing' : 'soon';
}
