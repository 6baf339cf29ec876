import type { Point } from './coverage.ts';
import { isInHull } from './hull.ts';

/** A rectangle, pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a label belongs to. */
export interface Anchor {
  /** Where it is. */
  readonly at: Point;
  /** How far its own mark reaches across and up, pixels. */
  readonly reach: readonly [across: number, up: number];
  readonly width: number;
  readonly height: number;
}

/** Ways from an anchor to its label: to the sides first, then above and below. */
const WAYS: readonly Point[] = [
  [1, 0],
  [-1, 0],
  [1, -0.7],
  [-1, -0.7],
  [1, 0.7],
  [-1, 0.7],
  [0, -1],
  [0, 1],
];
/** How far away labels are tried, pixels. */
const STEPS = [6, 16, 30, 48, 70, 100, 136, 180];
/** A pixel farther away is as bad as so many pixels of overlap. */
const PER_PIXEL = 14;

/**
 * Finds room for labels beside what they belong to, one after the other: where they cover least of each other, of what must
 * stay free and of the edge, and as near as can be. Labels on the far side of a middle are looked for on that side first.
 *
 * @param room - what they must lie in
 * @param taken - what they should not cover
 * @param shapes - what they had better not cover: convex polygons
 */
export function placeLabels(
  anchors: readonly Anchor[],
  room: Box,
  taken: readonly Box[],
  shapes: readonly (readonly Point[])[],
  middle: Point,
): Box[] {
  const placed: Box[] = [];
  for (const anchor of anchors) {
    let best: Box | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const step of STEPS) {
      for (const [i, way] of WAYS.entries()) {
        const box = boxAt(anchor, way, step);
        if (!isWithin(box, room)) continue;
        const outwards = way[0] * (anchor.at[0] - middle[0]) >= 0 ? 0 : 220;
        const covered = [...taken, ...placed].reduce((sum, other) => sum + overlap(box, other), 0);
        const cost = covered + LIGHTLY * coveredArea(box, shapes) + step * PER_PIXEL + i * 4 + outwards;
        if (cost < least) [least, best] = [cost, box];
      }
    }
    placed.push(best ?? within(boxAt(anchor, [1, 0], 6), room));
  }
  return placed;
}

/** What it counts to cover a shape, against covering another label. */
const LIGHTLY = 0.12;

/** About how much of a box lies on shapes, square pixels; twice where two of them lie on each other. */
function coveredArea({ left, top, width, height }: Box, shapes: readonly (readonly Point[])[]): number {
  let covered = 0;
  for (let i = 0; i < 24; i++) {
    const point: Point = [left + (((i % 8) + 0.5) / 8) * width, top + ((Math.floor(i / 8) + 0.5) / 3) * height];
    for (const shape of shapes) if (isInHull(shape, point)) covered++;
  }
  return (covered * width * height) / 24;
}

function boxAt({ at: [x, y], reach, width, height }: Anchor, [wayX, wayY]: Point, step: number): Box {
  const left = x + wayX * (reach[0] + step) + (wayX > 0 ? 0 : wayX < 0 ? -width : -width / 2);
  const top = y + wayY * (reach[1] + step) + (wayX !== 0 ? -height / 2 : wayY > 0 ? 0 : -height);
  return { left, top, width, height };
}

const isWithin = (box: Box, room: Box): boolean =>
  box.left >= room.left &&
  box.top >= room.top &&
  box.left + box.width <= room.left + room.width &&
  box.top + box.height <= room.top + room.height;

/** Moved into the room; a label larger than the room begins where it does. */
const within = (box: Box, room: Box): Box => ({
  ...box,
  left: Math.max(room.left, Math.min(box.left, room.left + room.width - box.width)),
  top: Math.max(room.top, Math.min(box.top, room.top + room.height - box.height)),
});

/** Area that two boxes share, square pixels. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
