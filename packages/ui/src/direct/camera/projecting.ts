import { add, depthOf, mix, projectPoint, scale, subtract, type Vec3, type View } from '@shotgraph/nodes/stage';
import type { Spot } from '../fields/spot.ts';

/** Nothing nearer than this to the eye is drawn, metres. */
const NEAR_METRES = 0.05;

/** Where a point of the stage is drawn; `undefined` behind the eye. */
export function spotOf(view: View, point: Vec3): (Spot & { readonly depth: number }) | undefined {
  const seen = projectPoint(view, point);
  return seen && seen.depth >= NEAR_METRES ? seen : undefined;
}

/** How many pixels a metre is at a point; 0 behind the eye. */
export function pixelsPerMetre(view: View, point: Vec3): number {
  const depth = depthOf(view, point);
  return depth < NEAR_METRES ? 0 : view.focalPixels / depth;
}

/** The `d` of a line through points, as much of it as is before the eye; '' for nothing. */
export function lineData(view: View, points: readonly Vec3[]): string {
  let data = '';
  let isOpen = false;
  for (let i = 1; i < points.length; i++) {
    const piece = clipped(view, points[i - 1]!, points[i]!);
    if (!piece) {
      isOpen = false;
      continue;
    }
    const [from, to] = piece.map((point) => spotOf(view, point));
    if (!from || !to) continue;
    if (!isOpen) data += `M${coordinates(from)}`;
    data += `L${coordinates(to)}`;
    // A line that leaves behind the eye comes back as a new one.
    isOpen = piece[1] === points[i];
  }
  return data;
}

/** The `d` of a filled shape, cut off where it comes behind the eye; '' for nothing. */
export function shapeData(view: View, corners: readonly Vec3[]): string {
  const kept = corners.flatMap((corner, i): Vec3[] => {
    const next = corners[(i + 1) % corners.length]!;
    const isIn = depthOf(view, corner) >= NEAR_METRES;
    const goesOn = depthOf(view, next) >= NEAR_METRES;
    return [...(isIn ? [corner] : []), ...(isIn !== goesOn ? [atNear(view, corner, next)] : [])];
  });
  const spots = kept.flatMap((point) => spotOf(view, point) ?? []);
  return spots.length < 3 ? '' : `M${spots.map(coordinates).join('L')}Z`;
}

/** Where the line of sight through a spot meets a level; `undefined` when it never does. */
export function floorAt(view: View, { x, y }: Spot, level: number): Vec3 | undefined {
  const across = scale(view.right, x - view.size.width / 2);
  const high = scale(view.up, view.size.height / 2 - y);
  const way = add(add(across, high), scale(view.forward, view.focalPixels));
  const share = (level - view.position[1]) / way[1];
  return share > 0 && Number.isFinite(share) ? add(view.position, scale(way, share)) : undefined;
}

function clipped(view: View, from: Vec3, to: Vec3): readonly [Vec3, Vec3] | undefined {
  const isFrom = depthOf(view, from) >= NEAR_METRES;
  const isTo = depthOf(view, to) >= NEAR_METRES;
  if (!isFrom && !isTo) return undefined;
  return [isFrom ? from : atNear(view, from, to), isTo ? to : atNear(view, from, to)];
}

function atNear(view: View, from: Vec3, to: Vec3): Vec3 {
  const start = depthOf(view, from);
  const share = (NEAR_METRES * 1.001 - start) / (depthOf(view, to) - start);
  return mix(from, to, share);
}

const round = (value: number) => Math.round(value * 10) / 10;
const coordinates = ({ x, y }: Spot) => `${round(x)} ${round(y)}`;

/** How far apart two points are, metres. */
export function metresBetween(a: Vec3, b: Vec3): number {
  const [x, y, z] = subtract(a, b);
  return Math.hypot(x, y, z);
}
