import { cosDegrees, sinDegrees } from '../../stage/index.ts';
import type { Outline, Point } from './coverage.ts';

/** A rectangle; rounded when a radius is given. Pixels. */
export function rectangle(left: number, top: number, width: number, height: number, radius = 0): Outline {
  const r = Math.min(radius, width / 2, height / 2);
  const [right, bottom] = [left + width, top + height];
  if (r <= 0) {
    return [
      [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ],
    ];
  }
  return [
    [
      ...arc([right - r, top + r], r, -90, 0),
      ...arc([right - r, bottom - r], r, 0, 90),
      ...arc([left + r, bottom - r], r, 90, 180),
      ...arc([left + r, top + r], r, 180, 270),
    ],
  ];
}

/** Places along an arc, both ends included; 0 is to the right, 90 down. */
export function arc([x, y]: Point, radius: number, from: number, to: number): Point[] {
  const steps = Math.max(2, Math.ceil((Math.abs(to - from) / 360) * stepsAround(radius)));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const degrees = from + ((to - from) * i) / steps;
    return [x + radius * cosDegrees(degrees), y + radius * sinDegrees(degrees)];
  });
}

/** So many that corners of a circle are less than a twentieth of a pixel off. */
const stepsAround = (radius: number): number => Math.max(16, Math.ceil(14 * Math.sqrt(Math.max(0.1, radius))));

export const circle = (middle: Point, radius: number): Outline => [arc(middle, radius, 0, 360).slice(1)];

/** The line of a circle. */
export const ring = (middle: Point, radius: number, width: number): Outline => [
  ...circle(middle, radius + width / 2),
  ...circle(middle, Math.max(0, radius - width / 2)).map((inner) => [...inner].reverse()),
];

/** A polygon, run round the way that all shapes here are. */
export function polygon(points: readonly Point[]): Outline {
  const area = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  return [area < 0 ? [...points].reverse() : points];
}

/** A straight stroke without ends; nothing between two places that are one. */
export function piece(from: Point, to: Point, width: number): Outline {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(x * x + y * y);
  if (length === 0) return [];
  const [sideX, sideY] = [(-y / length) * (width / 2), (x / length) * (width / 2)];
  return polygon([
    [from[0] + sideX, from[1] + sideY],
    [to[0] + sideX, to[1] + sideY],
    [to[0] - sideX, to[1] - sideY],
    [from[0] - sideX, from[1] - sideY],
  ]);
}

/** A broken line. @param dash - length of a dash and of the gap after it, pixels */
export function dashed(from: Point, to: Point, width: number, [dash, gap]: readonly [number, number]): Outline {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(x * x + y * y);
  const at = (way: number): Point => [from[0] + (x * way) / length, from[1] + (y * way) / length];
  const pieces: Outline[] = [];
  for (let way = 0; way < length; way += dash + gap)
    pieces.push(piece(at(way), at(Math.min(length, way + dash)), width));
  return pieces.flat();
}

/** The edge of a rectangle, inside of it. */
export function frame(left: number, top: number, width: number, height: number, thick: number): Outline {
  const [outer] = rectangle(left, top, width, height);
  const [inner] = rectangle(left + thick, top + thick, width - 2 * thick, height - 2 * thick);
  return [outer!, [...inner!].reverse()];
}
