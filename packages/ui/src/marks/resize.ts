import type { Point } from '@shotgraph/engine';

/** Sides of a box that are dragged: `left` moves the left one. */
export type Grip = 'top' | 'right' | 'bottom' | 'left' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

export const GRIPS: readonly Grip[] = [
  'top',
  'right',
  'bottom',
  'left',
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
];

/** Step of places and sizes on the canvas, px. */
export const GRID = 8;

const snap = (px: number) => Math.round(px / GRID) * GRID;

/** A place and a size. */
export interface Extent {
  readonly at: Point;
  readonly size: Point;
}

/** A box after one of its grips was dragged by so much; the sides that stay do not move, and it never gets too small. */
export function resized({ at, size }: Extent, grip: Grip, [dx, dy]: Point, [minWidth, minHeight]: Point): Extent {
  const has = (side: string) => grip.split('-').includes(side);
  const [right, bottom] = [at[0] + size[0], at[1] + size[1]];
  const left = has('left') ? Math.min(snap(at[0] + dx), right - minWidth) : at[0];
  const top = has('top') ? Math.min(snap(at[1] + dy), bottom - minHeight) : at[1];
  const width = has('right') ? Math.max(snap(right + dx) - left, minWidth) : right - left;
  const height = has('bottom') ? Math.max(snap(bottom + dy) - top, minHeight) : bottom - top;
  return { at: [left, top], size: [width, height] };
}
