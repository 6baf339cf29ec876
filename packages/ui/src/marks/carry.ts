import type { Point } from '@shotgraph/engine';
import type { Mark } from './marks.ts';

/** Something on the canvas with its place and size, px: a card or a mark. */
export interface Placed {
  readonly id: string;
  readonly at: Point;
  readonly size: Point;
}

/** Whether a frame holds something: a card or note by its middle, another frame as a whole. */
export function holds(frame: Mark, { id, at, size }: Placed): boolean {
  if (id === frame.id) return false;
  const [left, top] = frame.at;
  const [right, bottom] = [left + frame.size[0], top + frame.size[1]];
  if (!id.startsWith('frame:')) {
    const [x, y] = [at[0] + size[0] / 2, at[1] + size[1] / 2];
    return x >= left && x <= right && y >= top && y <= bottom;
  }
  const isWithin = at[0] >= left && at[1] >= top && at[0] + size[0] <= right && at[1] + size[1] <= bottom;
  // Of two frames of the same place and size neither holds the other.
  return isWithin && (size[0] < frame.size[0] || size[1] < frame.size[1]);
}

/** Ids of everything that lies in a frame, also within frames in it. */
export const heldBy = (frame: Mark, things: readonly Placed[]): readonly string[] =>
  things.filter((thing) => holds(frame, thing)).map(({ id }) => id);

/**
 * How far everything moves when some of it is dragged: what lies in a dragged frame goes with it, unless it is dragged itself.
 *
 * @param moved - how far what is dragged has moved
 * @param marks - frames and notes where the document has them
 * @param things - cards and marks where the document has them
 */
export function withHeld(
  moved: ReadonlyMap<string, Point>,
  marks: readonly Mark[],
  things: readonly Placed[],
): ReadonlyMap<string, Point> {
  const frames = marks.filter(({ kind, id }) => kind === 'frame' && moved.has(id));
  if (frames.length === 0) return moved;
  const all = new Map(moved);
  for (const frame of frames)
    for (const id of heldBy(frame, things)) if (!all.has(id)) all.set(id, moved.get(frame.id)!);
  return all;
}

/**
 * Things without those that lie in one of them that is a frame. Where that leaves only the one frame, its contents are meant, and not the
 * frame.
 *
 * @param marks - frames and notes where the document has them
 */
export function unitsOf(things: readonly Placed[], marks: readonly Mark[]): readonly Placed[] {
  const ids = new Set(things.map(({ id }) => id));
  const frames = marks.filter(({ id, kind }) => kind === 'frame' && ids.has(id));
  const units = things.filter((thing) => !frames.some((frame) => holds(frame, thing)));
  return units.length > 1 || things.length < 2
    ? units
    : things.filter(({ id }) => !units.some((unit) => unit.id === id));
}

/** The box around things; `undefined` when there are none. */
export function boundsOf(things: readonly Placed[]): { readonly at: Point; readonly size: Point } | undefined {
  if (things.length === 0) return undefined;
  const left = Math.min(...things.map(({ at }) => at[0]));
  const top = Math.min(...things.map(({ at }) => at[1]));
  const right = Math.max(...things.map(({ at, size }) => at[0] + size[0]));
  const bottom = Math.max(...things.map(({ at, size }) => at[1] + size[1]));
  return { at: [left, top], size: [right - left, bottom - top] };
}

/** Things, and everything that lies in those of them that are frames. */
export const withHeldIds = (
  ids: ReadonlySet<string>,
  marks: readonly Mark[],
  things: readonly Placed[],
): ReadonlySet<string> =>
  new Set([
    ...ids,
    ...marks.filter(({ id, kind }) => kind === 'frame' && ids.has(id)).flatMap((frame) => heldBy(frame, things)),
  ]);
