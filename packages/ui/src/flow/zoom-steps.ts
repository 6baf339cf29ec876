import { MAX_ZOOM, MIN_ZOOM, type Viewport, type ViewSize } from './viewport.ts';

/** How much larger one step makes everything. */
const STEP = 1.2;
/** What a glide may take longer than it should, ms. */
const LATE_MS = 60;

/** Steps of zooming, each of which may come while the canvas still glides to the one before. */
export interface ZoomSteps {
  /**
   * Where the next step leads: from the goal of the glide that is under way, so that no part of it is lost.
   *
   * @param viewport - what is in view now
   * @param durationMs - how long the glide there takes
   */
  next(viewport: Viewport, size: ViewSize, direction: 1 | -1, durationMs: number): Viewport;
  /** The canvas goes elsewhere. */
  forget(): void;
}

/** Makes the steps of one canvas. @param now - the clock, ms */
export function createZoomSteps(now: () => number = () => performance.now()): ZoomSteps {
  let goal: { readonly viewport: Viewport; readonly until: number } | undefined;
  return {
    next(viewport, size, direction, durationMs) {
      const from = goal && now() < goal.until ? goal.viewport : viewport;
      const to = zoomAround(from, size, STEP ** direction);
      goal = { viewport: to, until: now() + durationMs + LATE_MS };
      return to;
    },
    forget() {
      goal = undefined;
    },
  };
}

/** A viewport with the same point in its middle. */
function zoomAround({ x, y, zoom }: Viewport, { width, height }: ViewSize, factor: number): Viewport {
  const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom * factor));
  const keep = (middle: number, start: number) => middle - ((middle - start) / zoom) * next;
  return { x: keep(width / 2, x), y: keep(height / 2, y), zoom: next };
}
