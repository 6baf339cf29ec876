import type { View } from '../projection.ts';

/** 1/m: what is nearer than 5 cm is cut away, as layers are. */
export const NEAREST = 20;

/** A triangle cut by one plane has at most this many corners. */
export const CUT_CORNERS = 4;

/**
 * Cuts away the part of a triangle that is nearer than 5 cm (Sutherland and Hodgman, with one plane).
 *
 * @param eyeSpace - right, up and forward of the camera, of many corners
 * @param triangle - where the numbers of its corners start
 * @param corners - receives x, y and inverse depth of the corners that are left, from `at` on
 * @returns how many corners are left: 0, 3 or 4
 */
export function cutTriangle(
  view: View,
  eyeSpace: Float64Array,
  triangle: readonly [number, number, number],
  corners: Float64Array,
  at: number,
): number {
  const near = 1 / NEAREST;
  const first = at;
  const put = (right: number, up: number, depth: number) => {
    corners[at] = view.size.width / 2 + (view.focalPixels * right) / depth;
    corners[at + 1] = view.size.height / 2 - (view.focalPixels * up) / depth;
    corners[at + 2] = 1 / depth;
    at += 3;
  };
  for (let i = 0; i < 3; i++) {
    const from = triangle[i]!;
    const to = triangle[(i + 1) % 3]!;
    const fromIsSeen = eyeSpace[from + 2]! >= near;
    const toIsSeen = eyeSpace[to + 2]! >= near;
    if (fromIsSeen) put(eyeSpace[from]!, eyeSpace[from + 1]!, eyeSpace[from + 2]!);
    if (fromIsSeen === toIsSeen) continue;
    // From the seen end to the other, whichever way round: neighbours find the same corner on their common edge.
    const seen = fromIsSeen ? from : to;
    const hidden = fromIsSeen ? to : from;
    const share = (eyeSpace[seen + 2]! - near) / (eyeSpace[seen + 2]! - eyeSpace[hidden + 2]!);
    const between = (axis: number) =>
      eyeSpace[seen + axis]! + (eyeSpace[hidden + axis]! - eyeSpace[seen + axis]!) * share;
    put(between(0), between(1), near);
  }
  return (at - first) / 3;
}
