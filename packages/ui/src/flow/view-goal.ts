import { MAX_ZOOM, MIN_ZOOM, type Viewport, type ViewSize } from './viewport.ts';

/** How much larger one step makes everything. */
const STEP = 1.2;
/** What a glide may take longer than it should, ms. */
const LATE_MS = 60;

/** Where the canvas glides to, for whoever changes that while it is under way. */
export interface ViewGoal {
  /** The canvas goes somewhere. @param durationMs - how long the glide there takes; 0 for at once */
  set(viewport: Viewport, durationMs: number): void;
  /**
   * Where the next step of zooming leads: from the goal of the glide that is under way, so that no part of it is lost.
   *
   * @param viewport - what is in view now
   */
  zoom(viewport: Viewport, size: ViewSize, direction: 1 | -1): Viewport;
  /**
   * All that is in view moves by px of the screen, its goal with it.
   *
   * @returns the rest of the glide that is under way
   */
  pan(x: number, y: number): { readonly viewport: Viewport; readonly durationMs: number } | undefined;
}

/** Makes the goal of one canvas. @param now - the clock, ms */
export function createViewGoal(now: () => number = () => performance.now()): ViewGoal {
  let goal: { readonly viewport: Viewport; readonly until: number } | undefined;
  const current = () => (goal && now() < goal.until + LATE_MS ? goal : undefined);
  return {
    set(viewport, durationMs) {
      goal = durationMs > 0 ? { viewport, until: now() + durationMs } : undefined;
    },
    zoom: (viewport, size, direction) => zoomAround(current()?.viewport ?? viewport, size, STEP ** direction),
    pan(x, y) {
      const under = current();
      if (!under) return undefined;
      const viewport = { ...under.viewport, x: under.viewport.x + x, y: under.viewport.y + y };
      goal = { viewport, until: under.until };
      return { viewport, durationMs: Math.max(0, under.until - now()) };
    },
  };
}

/** A viewport with the same point in its middle. */
function zoomAround({ x, y, zoom }: Viewport, { width, height }: ViewSize, factor: number): Viewport {
  const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom * factor));
  const keep = (middle: number, start: number) => middle - ((middle - start) / zoom) * next;
  return { x: keep(width / 2, x), y: keep(height / 2, y), zoom: next };
}
