import type { Vec3 } from '../vector.ts';
import type { Mesh } from './solid.ts';

/** A ball around a mesh, in its own coordinates. */
export interface Bounds {
  readonly centre: Vec3;
  readonly radius: number;
}

const known = new WeakMap<Mesh, Bounds>();

/** A ball that holds all of a mesh: around the middle of its box. Worked out once for each mesh. */
export function meshBounds(mesh: Mesh): Bounds {
  let bounds = known.get(mesh);
  if (bounds === undefined) {
    bounds = measure(mesh);
    known.set(mesh, bounds);
  }
  return bounds;
}

function measure(mesh: Mesh): Bounds {
  const { positions } = mesh;
  const { low, high } = meshBox(mesh);
  const centre: Vec3 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2];
  let square = 0;
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i]! - centre[0];
    const y = positions[i + 1]! - centre[1];
    const z = positions[i + 2]! - centre[2];
    square = Math.max(square, x * x + y * y + z * z);
  }
  return { centre, radius: Math.sqrt(square) };
}

/** Corners of the box along its axes that holds all of a mesh, in its own coordinates. */
export function meshBox({ positions }: Mesh): { readonly low: Vec3; readonly high: Vec3 } {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const axis = (i % 3) as 0 | 1 | 2;
    low[axis] = Math.min(low[axis], positions[i]!);
    high[axis] = Math.max(high[axis], positions[i]!);
  }
  return { low, high };
}

/** Where a mesh stands inside a larger one: scaled along its axes, then moved. */
export interface Part {
  readonly mesh: Mesh;
  readonly scale?: Vec3;
  readonly at?: Vec3;
}

/** Several meshes as one. Normals stay right under scaling along the axes; scales must be positive. */
export function joinMeshes(parts: readonly Part[]): Mesh {
  const fine = join(parts);
  if (parts.every(({ mesh }) => mesh.coarse === undefined)) return fine;
  return { ...fine, coarse: joinMeshes(parts.map((part) => ({ ...part, mesh: part.mesh.coarse ?? part.mesh }))) };
}

function join(parts: readonly Part[]): Mesh {
  const positions: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  for (const { mesh, scale: [sx, sy, sz] = [1, 1, 1], at: [x, y, z] = [0, 0, 0] } of parts) {
    const base = positions.length / 3;
    for (let i = 0; i < mesh.positions.length; i += 3) {
      positions.push(mesh.positions[i]! * sx + x, mesh.positions[i + 1]! * sy + y, mesh.positions[i + 2]! * sz + z);
      normals.push(...unit(mesh.normals[i]! / sx, mesh.normals[i + 1]! / sy, mesh.normals[i + 2]! / sz));
    }
    for (const corner of mesh.triangles) triangles.push(base + corner);
  }
  return toMesh(positions, normals, triangles);
}

/** Numbers as a mesh. */
export const toMesh = (
  positions: ArrayLike<number>,
  normals: ArrayLike<number>,
  triangles: ArrayLike<number>,
): Mesh => ({
  positions: Float64Array.from(positions),
  normals: Float64Array.from(normals),
  triangles: Uint32Array.from(triangles),
});

/** The direction of a vector that is not zero. */
export function unit(x: number, y: number, z: number): [number, number, number] {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}
