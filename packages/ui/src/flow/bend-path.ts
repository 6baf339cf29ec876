import type { Point } from '@shotgraph/engine';
import type { Curve } from './scene.ts';

/** How much of the way between its neighbours a bend leads along: of a smooth line through points. */
const TENSION = 1 / 6;
/** Shortest and longest handle at a port, px: an edge always leaves and enters level. */
const SHORTEST = 16;
const LONGEST = 160;

/**
 * The curves of an edge that is led through points, one behind the other: cubic Beziers that meet smoothly. Without points it is the
 * one curve that `curveOf` gives, so that nobody has to tell the two apart.
 *
 * @param plain - the edge without bends: its ends are where the bent edge begins and ends
 */
export function curvesThrough(plain: Curve, bends: readonly Point[]): readonly Curve[] {
  if (bends.length === 0) return [plain];
  const start: Point = [plain[0]!, plain[1]!];
  const end: Point = [plain[6]!, plain[7]!];
  const points = [start, ...bends, end];
  return points.slice(1).map((to, i) => {
    const from = points[i]!;
    const reach = Math.min(LONGEST, Math.max(SHORTEST, Math.hypot(to[0] - from[0], to[1] - from[1]) / 2));
    const leave: Point = i === 0 ? [from[0] + reach, from[1]] : along(from, points[i - 1]!, to, TENSION);
    const arrive: Point = i === points.length - 2 ? [to[0] - reach, to[1]] : along(to, points[i + 2]!, from, TENSION);
    return Float64Array.of(...from, ...leave, ...arrive, ...to);
  });
}

/** A point beside a bend, in the direction from one of its neighbours to the other. */
const along = ([x, y]: Point, from: Point, to: Point, share: number): Point => [
  x + (to[0] - from[0]) * share,
  y + (to[1] - from[1]) * share,
];

/** The same curves as the path of an SVG element. */
export const toPath = (curves: readonly Curve[]): string =>
  curves
    .map(([x, y, ...rest], i) => {
      const [ax, ay, bx, by, endX, endY] = rest;
      return `${i === 0 ? `M${x},${y} ` : ''}C${ax},${ay} ${bx},${by} ${endX},${endY}`;
    })
    .join(' ');

/**
 * Where in the order of an edge's bends a new one at a point belongs: between the two it is nearest to.
 *
 * @param curves - the edge as it is: one curve more than it has bends
 */
export function placeOfBend(curves: readonly Curve[], [x, y]: Point): number {
  let found = 0;
  let least = Infinity;
  curves.forEach((curve, i) => {
    for (let step = 0; step <= 12; step++) {
      const [pointX, pointY] = pointOf(curve, step / 12);
      const square = (pointX - x) ** 2 + (pointY - y) ** 2;
      if (square >= least) continue;
      least = square;
      found = i;
    }
  });
  return found;
}

/** A point of a curve, 0 at its start and 1 at its end. */
export function pointOf(curve: Curve, t: number): Point {
  const s = 1 - t;
  const at = (axis: 0 | 1) =>
    s * s * s * curve[axis]! +
    3 * s * s * t * curve[2 + axis]! +
    3 * s * t * t * curve[4 + axis]! +
    t * t * t * curve[6 + axis]!;
  return [at(0), at(1)];
}
