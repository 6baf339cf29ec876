import type { Point } from '@shotgraph/engine';
import { boundsOf, type Placed } from '../marks/carry.ts';
import { parseMarkId } from '../marks/marks.ts';

/** Between copies and what stands beside them, px. */
const GAP = 32;
/** How far away a place is looked for, in sizes of what is copied. */
const REACH = 24;

const isFrame = (id: string) => parseMarkId(id)?.kind === 'frame';

/**
 * Where copies go so that they cover nothing: below the originals or beside them, as near as there is room, in view if there is room.
 *
 * @param view - what is in view
 * @returns the top left corner; `undefined` where there is nothing to copy, or no room for it
 */
export function placeBeside(things: readonly Placed[], chosen: ReadonlySet<string>, view?: Area): Point | undefined {
  const area = boundsOf(things.filter(({ id }) => chosen.has(id)));
  if (!area) return undefined;
  // Cards may lie in a frame; another frame may not lie over one.
  const hasFrame = [...chosen].some(isFrame);
  const solid = things.filter(({ id }) => hasFrame || !isFrame(id));
  const [[x, y], [width, height]] = [area.at, area.size];
  const places = Array.from({ length: REACH }, (_, i): readonly Point[] => {
    const [right, down] = [(i + 1) * (width + GAP), (i + 1) * (height + GAP)];
    return [
      [x, y + down],
      [x + right, y],
      [x - right, y],
      [x, y - down],
    ];
  }).flat();
  const free = places.filter((at) => !solid.some((thing) => overlaps(thing, { at, size: area.size })));
  const isSeen = ([left, top]: Point) => {
    const middle: Point = [left + width / 2, top + height / 2];
    return !view || overlaps(view, { at: middle, size: [0, 0] });
  };
  return free.find(isSeen) ?? free[0];
}

type Area = Pick<Placed, 'at' | 'size'>;

function overlaps(a: Area, b: Area): boolean {
  return [0, 1].every((axis) => a.at[axis]! < b.at[axis]! + b.size[axis]! && b.at[axis]! < a.at[axis]! + a.size[axis]!);
}
