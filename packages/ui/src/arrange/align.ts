import type { Point } from '@shotgraph/engine';
import type { Placed } from '../marks/carry.ts';

/** Where things are lined up: at a side of the box around them, or at its middle. */
export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** How far each thing moves, px; those that stay are left out. */
export type Moves = ReadonlyMap<string, Point>;

/** `left`, `centre` and `right` move things sideways, the others up and down. */
const axisOf = (side: Side): 0 | 1 => (side === 'left' || side === 'centre' || side === 'right' ? 0 : 1);

/** Where between the low and the high end of a thing a side is. */
const shareOf = (side: Side): number =>
  side === 'left' || side === 'top' ? 0 : side === 'right' || side === 'bottom' ? 1 : 0.5;

/** Lines things up at one side of the box around all of them. */
export function aligned(things: readonly Placed[], side: Side): Moves {
  const axis = axisOf(side);
  const share = shareOf(side);
  const low = Math.min(...things.map(({ at }) => at[axis]));
  const high = Math.max(...things.map(({ at, size }) => at[axis] + size[axis]));
  const line = low + (high - low) * share;
  return moves(things, axis, ({ size }) => Math.round(line - size[axis] * share));
}

/** Leaves the first and the last thing where they are and gives those between them equal gaps; fewer than three stay. */
export function distributed(things: readonly Placed[], axis: 0 | 1): Moves {
  if (things.length < 3) return new Map();
  const middle = ({ at, size }: Placed) => at[axis] + size[axis] / 2;
  const sorted = [...things].sort((a, b) => middle(a) - middle(b));
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const filled = sorted.reduce((sum, { size }) => sum + size[axis], 0);
  const gap = (last.at[axis] + last.size[axis] - first.at[axis] - filled) / (sorted.length - 1);
  const places = new Map<string, number>();
  let next = first.at[axis];
  for (const { id, size } of sorted) {
    places.set(id, Math.round(next));
    next += size[axis] + gap;
  }
  return moves(things, axis, ({ id }) => places.get(id)!);
}

function moves(things: readonly Placed[], axis: 0 | 1, to: (thing: Placed) => number): Moves {
  const found = new Map<string, Point>();
  for (const thing of things) {
    const by = to(thing) - thing.at[axis];
    if (by !== 0) found.set(thing.id, axis === 0 ? [by, 0] : [0, by]);
  }
  return found;
}
