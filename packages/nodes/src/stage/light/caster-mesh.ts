import type { Mesh, Solid } from '../solid/solid.ts';
import type { Vec3 } from '../vector.ts';

/** The triangles of all bodies that throw shadows, in the world, and a ball around them. */
export interface CasterMesh {
  /** x, y, z of every corner, metres. */
  readonly positions: Float64Array;
  /** Three corners each; bodies whose placing mirrors them are turned, so that all are seen from outside counter-clockwise. */
  readonly triangles: Uint32Array;
  readonly centre: Vec3;
  readonly radius: number;
}

/**
 * Puts the meshes of all solids with occluders into one. `undefined` when there are none.
 *
 * @param detail - how many steps coarser than at their finest, for meshes that have coarser forms
 */
export function joinCasters(solids: readonly Solid[], detail: number): CasterMesh | undefined {
  const casters = solids
    .filter(({ occluders }) => occluders.length > 0)
    .map((solid) => ({ ...solid, mesh: coarser(solid.mesh, detail) }));
  const corners = casters.reduce((sum, { mesh }) => sum + mesh.positions.length, 0);
  if (corners === 0) return undefined;
  const positions = new Float64Array(corners);
  const triangles = new Uint32Array(casters.reduce((sum, { mesh }) => sum + mesh.triangles.length, 0));
  let at = 0;
  let next = 0;
  for (const solid of casters) {
    addTriangles(solid, at / 3, triangles, next);
    addCorners(solid, positions, at);
    at += solid.mesh.positions.length;
    next += solid.mesh.triangles.length;
  }
  return { positions, triangles, ...ballAround(positions) };
}

const coarser = (mesh: Mesh, steps: number): Mesh =>
  steps === 0 || mesh.coarse === undefined ? mesh : coarser(mesh.coarse, steps - 1);

function addCorners({ mesh, placing: { right, up, back, origin } }: Solid, positions: Float64Array, at: number): void {
  for (let i = 0; i < mesh.positions.length; i += 3) {
    const x = mesh.positions[i]!;
    const y = mesh.positions[i + 1]!;
    const z = mesh.positions[i + 2]!;
    for (let axis = 0; axis < 3; axis++)
      positions[at + i + axis] = right[axis]! * x + up[axis]! * y + back[axis]! * z + origin[axis]!;
  }
}

function addTriangles(
  { mesh, placing: { right, up, back } }: Solid,
  base: number,
  triangles: Uint32Array,
  at: number,
): void {
  const volume =
    right[0] * (up[1] * back[2] - up[2] * back[1]) +
    right[1] * (up[2] * back[0] - up[0] * back[2]) +
    right[2] * (up[0] * back[1] - up[1] * back[0]);
  for (let i = 0; i < mesh.triangles.length; i += 3) {
    triangles[at + i] = base + mesh.triangles[i]!;
    triangles[at + i + 1] = base + mesh.triangles[volume < 0 ? i + 2 : i + 1]!;
    triangles[at + i + 2] = base + mesh.triangles[volume < 0 ? i + 1 : i + 2]!;
  }
}

/** A ball around the middle of the box around all places. */
function ballAround(positions: Float64Array): { centre: Vec3; radius: number } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i % 3] = Math.min(low[i % 3]!, positions[i]!);
    high[i % 3] = Math.max(high[i % 3]!, positions[i]!);
  }
  const centre: Vec3 = [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2, (low[2]! + high[2]!) / 2];
  let square = 0;
  for (let i = 0; i < positions.length; i += 3) {
    const dx = positions[i]! - centre[0];
    const dy = positions[i + 1]! - centre[1];
    const dz = positions[i + 2]! - centre[2];
    square = Math.max(square, dx * dx + dy * dy + dz * dz);
  }
  return { centre, radius: Math.sqrt(square) };
}
