import type { PlanePoint } from '../hull.ts';
import type { View } from '../projection.ts';

/** Places on the floor under the cells of a map; cell (i, j) lies `cellWidth` * i pixels from the left and `cellHeight` * j from the top. */
export interface FloorGrid {
  readonly view: View;
  readonly floorHeight: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly columns: number;
  readonly rows: number;
}

/** A map that covers the picture to its last pixel. */
export const createFloorGrid = (
  view: View,
  floorHeight: number,
  cellWidth: number,
  cellHeight = cellWidth,
): FloorGrid => ({
  view,
  floorHeight,
  cellWidth,
  cellHeight,
  columns: Math.ceil(view.size.width / cellWidth) + 1,
  rows: Math.ceil(view.size.height / cellHeight) + 1,
});

/** The cells over a convex part of the floor: of row `top` + k those from `left[k]` up to but without `right[k]`. */
export interface CellRows {
  readonly top: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** 1/m: parts of the floor nearer than this are off the picture. */
const NEAR_DEPTH = 0.05;
/** Cells on either side of an outline that count as in it: maps are read between cells, and their edges softened. */
const BESIDE = 2;

/** The cells over a convex outline on the floor (x and z, metres): cut at the camera, projected. `undefined` when there are none. */
export function cellsOver(grid: FloorGrid, outline: readonly PlanePoint[]): CellRows | undefined {
  const seen = projected(grid, outline);
  if (seen.length === 0) return undefined;
  let low = Infinity;
  let high = -Infinity;
  for (const [, y] of seen) {
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  const top = Math.max(0, Math.floor(low));
  const count = Math.min(grid.rows, Math.ceil(high) + 1) - top;
  if (count <= 0) return undefined;
  const cells = { top, left: new Int32Array(count).fill(grid.columns), right: new Int32Array(count) };
  seen.forEach((from, i) => {
    includeEdge(cells, from, seen[(i + 1) % seen.length]!, grid.columns);
  });
  return cells;
}

/** Corners in cells from the top left of the picture, those nearer than is shown cut off. */
function projected(
  { view, floorHeight, cellWidth, cellHeight }: FloorGrid,
  outline: readonly PlanePoint[],
): PlanePoint[] {
  const { position, forward, right, up, focalPixels, size } = view;
  const y = floorHeight - position[1];
  const corners = outline.map(([x, z]) => {
    const dx = x - position[0];
    const dz = z - position[2];
    const along = (axis: readonly [number, number, number]) => axis[0] * dx + axis[1] * y + axis[2] * dz;
    return [along(right), along(up), along(forward)] as const;
  });
  const seen: PlanePoint[] = [];
  const include = (across: number, rise: number, depth: number) => {
    seen.push([
      (size.width / 2 + (focalPixels * across) / depth) / cellWidth,
      (size.height / 2 - (focalPixels * rise) / depth) / cellHeight,
    ]);
  };
  for (const [i, from] of corners.entries()) {
    const to = corners[(i + 1) % corners.length]!;
    if (from[2] >= NEAR_DEPTH) include(...from);
    if (from[2] >= NEAR_DEPTH === to[2] >= NEAR_DEPTH) continue;
    const t = (NEAR_DEPTH - from[2]) / (to[2] - from[2]);
    include(from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, NEAR_DEPTH);
  }
  return seen;
}

/** Widens rows by what an edge reaches in them and half way to the rows beside them. */
function includeEdge({ top, left, right }: CellRows, a: PlanePoint, b: PlanePoint, columns: number): void {
  const [upper, lower] = a[1] <= b[1] ? [a, b] : [b, a];
  const height = lower[1] - upper[1];
  const last = Math.min(left.length - 1, Math.ceil(lower[1]) - top);
  for (let k = Math.max(0, Math.floor(upper[1]) - top); k <= last; k++) {
    const row = top + k;
    const from = height > 0 ? Math.max(0, Math.min(1, (row - 1 - upper[1]) / height)) : 0;
    const to = height > 0 ? Math.max(0, Math.min(1, (row + 1 - upper[1]) / height)) : 1;
    const start = upper[0] + (lower[0] - upper[0]) * from;
    const end = upper[0] + (lower[0] - upper[0]) * to;
    left[k] = Math.max(0, Math.min(left[k]!, Math.floor(Math.min(start, end)) - BESIDE));
    right[k] = Math.min(columns, Math.max(right[k]!, Math.ceil(Math.max(start, end)) + BESIDE + 1));
  }
}
