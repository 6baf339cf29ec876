import type { Point } from '@shotgraph/engine';
import type { Placed } from '../marks/carry.ts';

/** A line that shows what something dragged is in line with, px of the document. */
export interface HelperLine {
  /** `x`: upright, at that x; `y`: level. */
  readonly axis: 'x' | 'y';
  readonly at: number;
  /** Where along the other axis it begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** Where something dragged goes, and in line with what. */
export interface Snapped {
  readonly by: Point;
  readonly lines: readonly HelperLine[];
}

type Box = Pick<Placed, 'at' | 'size'>;

/** Low end, middle and high end of a box along an axis. */
const stopsOf = ({ at, size }: Box, axis: 0 | 1): readonly number[] => [
  at[axis],
  at[axis] + size[axis] / 2,
  at[axis] + size[axis],
];

/**
 * Where things go that are dragged by so much: in line with the nearest other thing within reach, along each axis by itself, else onto
 * the grid.
 *
 * @param moving - the box around everything that is dragged, where it stood before
 * @param others - what stays: of it only what is in view need be given
 * @param by - how far the pointer has moved
 * @param reach - how close something has to come to be in line, px; 0 when nothing is to snap to other things
 * @param grid - step of the places that remain, px
 */
export function snapMove(moving: Box, others: readonly Box[], by: Point, reach: number, grid: number): Snapped {
  const x = snapAxis(moving, others, 0, by[0], reach) ?? toGrid(moving.at[0] + by[0], grid) - moving.at[0];
  const y = snapAxis(moving, others, 1, by[1], reach) ?? toGrid(moving.at[1] + by[1], grid) - moving.at[1];
  const box: Box = { at: [moving.at[0] + x, moving.at[1] + y], size: moving.size };
  return { by: [x, y], lines: reach > 0 ? [...linesAt(box, others, 0), ...linesAt(box, others, 1)] : [] };
}

const toGrid = (px: number, grid: number) => Math.round(px / grid) * grid;

/** How far to go along one axis so that an end or the middle of the box is in line with one of the others, the nearest. */
function snapAxis(moving: Box, others: readonly Box[], axis: 0 | 1, by: number, reach: number): number | undefined {
  let nearest = reach;
  let found: number | undefined;
  const own = stopsOf(moving, axis).map((stop) => stop + by);
  for (const other of others) {
    for (const stop of stopsOf(other, axis)) {
      for (const mine of own) {
        const away = Math.abs(stop - mine);
        if (away >= nearest) continue;
        nearest = away;
        found = by + stop - mine;
      }
    }
  }
  // Places are whole px: half of an odd size is in line to the eye.
  return found === undefined ? undefined : Math.round(found);
}

/** Lines through what a box is in line with, each as long as all that lies on it. */
function linesAt(box: Box, others: readonly Box[], axis: 0 | 1): readonly HelperLine[] {
  const along = axis === 0 ? 1 : 0;
  const lines = new Map<number, HelperLine>();
  for (const other of others) {
    for (const stop of stopsOf(other, axis)) {
      if (!stopsOf(box, axis).some((mine) => Math.abs(mine - stop) < 0.75)) continue;
      const known = lines.get(stop);
      lines.set(stop, {
        axis: axis === 0 ? 'x' : 'y',
        at: stop,
        from: Math.min(known?.from ?? Infinity, box.at[along], other.at[along]),
        to: Math.max(known?.to ?? -Infinity, box.at[along] + box.size[along], other.at[along] + other.size[along]),
      });
    }
  }
  return [...lines.values()];
}
