import type { Place } from './layout.ts';
import type { Area } from './scene.ts';

/** What of the document is in view: screen = document * zoom + (x, y), px of the canvas. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Size of the canvas on the page, px. */
export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** How far out and in the canvas zooms. */
export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 2;

/** The part of the document in view, and `margin` px of the screen around it. */
export function areaInView({ x, y, zoom }: Viewport, { width, height }: ViewSize, margin = 0): Area {
  return {
    left: (-x - margin) / zoom,
    top: (-y - margin) / zoom,
    right: (width - x + margin) / zoom,
    bottom: (height - y + margin) / zoom,
  };
}

/** A viewport that shows an area in the middle. @param padding - share of the canvas left free at each side */
export function fitArea(area: Area, { width, height }: ViewSize, padding = 0.1, maxZoom = 1): Viewport {
  const room = 1 - 2 * padding;
  const wide = Math.max(1, area.right - area.left);
  const high = Math.max(1, area.bottom - area.top);
  const zoom = Math.min(maxZoom, Math.max(MIN_ZOOM, Math.min((width * room) / wide, (height * room) / high)));
  return {
    x: width / 2 - ((area.left + area.right) / 2) * zoom,
    y: height / 2 - ((area.top + area.bottom) / 2) * zoom,
    zoom,
  };
}

/** A point of the canvas, px from its top left corner, in the document's px. */
export const toDocument = ({ x, y, zoom }: Viewport, left: number, top: number): Place => [
  (left - x) / zoom,
  (top - y) / zoom,
];
