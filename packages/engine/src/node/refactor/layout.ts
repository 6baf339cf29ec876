type Point = readonly [x: number, y: number];

/** Top left corner of points. */
const corner = (points: readonly Point[]): Point =>
  points.reduce(([left, top], [x, y]) => [Math.min(left, x), Math.min(top, y)]);

/** The middle of points, in whole px; `undefined` when there are none. */
export const centroid = (points: readonly Point[]): Point | undefined =>
  points.length === 0 ? undefined : [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];

const mean = (values: readonly number[]) => Math.round(values.reduce((a, b) => a + b, 0) / values.length);

/** The same layout with its top left corner at the origin. */
export function toOrigin(positions: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const [left, top] = corner([...positions.values()]);
  return moved(positions, -left, -top);
}

/** The same layout with its middle at a point: undoes `toOrigin` for points in whole px. */
export function toMiddle(positions: ReadonlyMap<string, Point>, [x, y]: Point): ReadonlyMap<string, Point> {
  const middle = centroid([...positions.values()]);
  return middle ? moved(positions, x - middle[0], y - middle[1]) : positions;
}

const moved = (positions: ReadonlyMap<string, Point>, x: number, y: number): ReadonlyMap<string, Point> =>
  new Map([...positions].map(([id, at]) => [id, [at[0] + x, at[1] + y]]));
