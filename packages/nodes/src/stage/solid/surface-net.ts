import type { Distance } from './distance.ts';
import { toMesh, unit } from './mesh.ts';
import type { Mesh } from './solid.ts';

/** Where a body is looked for, and how finely. */
export interface NetBox {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  /** Side of a cell, metres. */
  readonly cell: number;
}

/** Cells of a block that is looked at as a whole first. */
const BLOCK = 4;

/**
 * The skin of a body as a mesh (surface nets, S. Gibson 1998): one corner in every cell that the surface goes through, moved
 * onto it; four around every edge of the grid that crosses it. Normals come from the distances themselves.
 */
export function surfaceNet(distance: Distance, box: NetBox): Mesh {
  const { low, cell } = box;
  const size = [0, 1, 2].map((axis) => Math.ceil((box.high[axis]! - low[axis]!) / cell) + 1) as [
    number,
    number,
    number,
  ];
  const field = sampleField(distance, box, size);
  const index = (i: number, j: number, k: number) => (k * size[1] + j) * size[0] + i;
  const steps = [1, size[0], size[0] * size[1]] as const;
  const corner = new Int32Array(field.length).fill(-1);
  const positions: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  for (let k = 0; k + 1 < size[2]; k++) {
    for (let j = 0; j + 1 < size[1]; j++) {
      for (let i = 0; i + 1 < size[0]; i++) {
        const at = index(i, j, k);
        if (!isCrossed(field, at, steps)) continue;
        corner[at] = positions.length / 3;
        const [u, v, w] = meanCrossing(field, at, steps);
        addCorner(
          distance,
          [low[0] + (i + u) * cell, low[1] + (j + v) * cell, low[2] + (k + w) * cell],
          cell,
          positions,
          normals,
        );
        if (i > 0 && j > 0 && k > 0) addFaces(field, corner, at, steps, triangles);
      }
    }
  }
  return toMesh(positions, normals, triangles);
}

/** Distances at all corners of the grid; far from the surface only their sign is right. */
function sampleField(distance: Distance, { low, cell }: NetBox, size: readonly [number, number, number]): Float64Array {
  const field = new Float64Array(size[0] * size[1] * size[2]);
  const reach = (BLOCK * cell * Math.sqrt(3)) / 2 + cell;
  for (let k = 0; k < size[2]; k += BLOCK) {
    for (let j = 0; j < size[1]; j += BLOCK) {
      for (let i = 0; i < size[0]; i += BLOCK) {
        const half = ((BLOCK - 1) * cell) / 2;
        const middle = distance(low[0] + i * cell + half, low[1] + j * cell + half, low[2] + k * cell + half);
        // Rounded seams make distances up to a quarter too long.
        const isFar = Math.abs(middle) > 1.5 * reach;
        for (let c = k; c < Math.min(k + BLOCK, size[2]); c++)
          for (let b = j; b < Math.min(j + BLOCK, size[1]); b++)
            for (let a = i; a < Math.min(i + BLOCK, size[0]); a++)
              field[(c * size[1] + b) * size[0] + a] = isFar
                ? middle
                : distance(low[0] + a * cell, low[1] + b * cell, low[2] + c * cell);
      }
    }
  }
  return field;
}

/** Whether a cell has corners inside and outside of the body. */
function isCrossed(field: Float64Array, at: number, [x, y, z]: readonly [number, number, number]): boolean {
  let inside = 0;
  for (const step of [0, x, y, x + y, z, x + z, y + z, x + y + z]) if (field[at + step]! < 0) inside++;
  return inside > 0 && inside < 8;
}

/** Corners of a cell as steps along its three axes. */
const CELL_CORNERS = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [bits & 1, (bits >> 1) & 1, bits >> 2] as const);

/** Middle of the places where edges of a cell go through the surface, in parts of the cell. */
function meanCrossing(
  field: Float64Array,
  at: number,
  steps: readonly [number, number, number],
): readonly [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (const from of CELL_CORNERS) {
    const here = field[at + from[0] * steps[0] + from[1] * steps[1] + from[2] * steps[2]]!;
    for (let axis = 0; axis < 3; axis++) {
      if (from[axis] === 1) continue;
      const there = field[at + from[0] * steps[0] + from[1] * steps[1] + from[2] * steps[2] + steps[axis]!]!;
      if (here < 0 === there < 0) continue;
      const share = here / (here - there);
      for (let k = 0; k < 3; k++) sum[k]! += from[k]! + (k === axis ? share : 0);
      count++;
    }
  }
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

/** A corner near a place, on the surface: a few steps along the slope of the distance, but not far. */
function addCorner(
  distance: Distance,
  place: readonly [number, number, number],
  cell: number,
  positions: number[],
  normals: number[],
): void {
  let [x, y, z] = place;
  let normal = slopeAt(distance, x, y, z, cell);
  for (let i = 0; i < 3; i++) {
    const way = distance(x, y, z);
    const within = (to: number, from: number) => Math.min(from + cell / 4, Math.max(from - cell / 4, to));
    x = within(x - way * normal[0], place[0]);
    y = within(y - way * normal[1], place[1]);
    z = within(z - way * normal[2], place[2]);
    normal = slopeAt(distance, x, y, z, cell);
  }
  positions.push(x, y, z);
  normals.push(...normal);
}

/** Direction in which the distance grows. */
function slopeAt(distance: Distance, x: number, y: number, z: number, cell: number): [number, number, number] {
  const h = cell / 4;
  return unit(
    distance(x + h, y, z) - distance(x - h, y, z),
    distance(x, y + h, z) - distance(x, y - h, z),
    distance(x, y, z + h) - distance(x, y, z - h),
  );
}

/** The faces across the three edges that begin at a corner of the grid: each joins the four cells around its edge. */
function addFaces(
  field: Float64Array,
  corner: Int32Array,
  at: number,
  steps: readonly [number, number, number],
  triangles: number[],
): void {
  const isInside = field[at]! < 0;
  for (let axis = 0; axis < 3; axis++) {
    if (field[at + steps[axis]!]! < 0 === isInside) continue;
    const u = steps[(axis + 1) % 3]!;
    const v = steps[(axis + 2) % 3]!;
    const a = corner[at - u - v]!;
    const b = corner[at - v]!;
    const c = corner[at]!;
    const d = corner[at - u]!;
    if (isInside) triangles.push(a, b, c, a, c, d);
    else triangles.push(a, c, b, a, d, c);
  }
}
