import type { View } from '../projection.ts';
import { cross } from '../vector.ts';
import type { Geometry } from './geometry.ts';
import type { Shader, Surface } from './shade.ts';
import type { Placing } from './solid.ts';

/** Light at the vertices of one frame's meshes, worked out when it is first asked for. */
export interface VertexLight {
  /** Linear red, green and blue, three numbers from `vertex * 3` on. */
  readonly light: Float64Array;
  /** By vertex: 1 once its light is worked out. */
  readonly known: Uint8Array;
}

/** Room for nothing yet. */
export const createVertexLight = (): VertexLight => ({ light: new Float64Array(0), known: new Uint8Array(0) });

/** Forgets what was known, and makes room for so many vertices. */
export function clearVertexLight(kept: VertexLight, vertices: number): VertexLight {
  if (kept.known.length < vertices) return { light: new Float64Array(vertices * 3), known: new Uint8Array(vertices) };
  kept.known.fill(0, 0, vertices);
  return kept;
}

/**
 * Normals turn with the cofactors of the matrix that places a mesh: they stay at right angles to the surface however it is
 * stretched. A mirrored placing turns their sign, and so does the order of the corners of a mirrored triangle that faces the
 * camera: its volumes are negative. Both together leave normals that point outwards.
 */
export function normalMatrix({ right, up, back }: Placing): Float64Array {
  return Float64Array.of(...cross(up, back), ...cross(back, right), ...cross(right, up));
}

/** Works out the light half way between two vertices of a solid, or at one of them, and writes it to `out` from `at` on. */
export type EdgeLighter = (solid: number, from: number, to: number, out: Float64Array, at: number) => void;

/** Lights places of the meshes of one frame; everything by number. */
export function edgeLighter(
  geometry: Geometry,
  view: View,
  shader: Shader,
  surfaces: readonly Surface[],
  matrices: readonly Float64Array[],
): EdgeLighter {
  const { eyeSpace: v, bases, meshes, solids } = geometry;
  const { right, up, forward, position } = view;
  const [rightX, rightY, rightZ] = right;
  const [upX, upY, upZ] = up;
  const [forwardX, forwardY, forwardZ] = forward;
  const [eyeX, eyeY, eyeZ] = position;
  // A mirrored placing turns its normals inwards.
  const signs = solids.map(({ placing }) => (volumeOf(placing) < 0 ? -1 : 1));
  const point = new Float64Array(9);
  const light = new Float64Array(3);
  return (solid, from, to, out, at) => {
    const m = matrices[solid]!;
    const { normals } = meshes[solid]!;
    const base = bases[solid]!;
    const n = (from - base) * 3;
    const o = (to - base) * 3;
    const a = normals[n]! + normals[o]!;
    const b = normals[n + 1]! + normals[o + 1]!;
    const c = normals[n + 2]! + normals[o + 2]!;
    const nx = m[0]! * a + m[3]! * b + m[6]! * c;
    const ny = m[1]! * a + m[4]! * b + m[7]! * c;
    const nz = m[2]! * a + m[5]! * b + m[8]! * c;
    const normalLength = signs[solid]! / Math.sqrt(nx * nx + ny * ny + nz * nz);
    const across = (v[from * 3]! + v[to * 3]!) * 0.5;
    const rise = (v[from * 3 + 1]! + v[to * 3 + 1]!) * 0.5;
    const depth = (v[from * 3 + 2]! + v[to * 3 + 2]!) * 0.5;
    const wayX = rightX * across + upX * rise + forwardX * depth;
    const wayY = rightY * across + upY * rise + forwardY * depth;
    const wayZ = rightZ * across + upZ * rise + forwardZ * depth;
    const wayLength = -1 / Math.sqrt(wayX * wayX + wayY * wayY + wayZ * wayZ);
    point[0] = eyeX + wayX;
    point[1] = eyeY + wayY;
    point[2] = eyeZ + wayZ;
    point[3] = nx * normalLength;
    point[4] = ny * normalLength;
    point[5] = nz * normalLength;
    point[6] = wayX * wayLength;
    point[7] = wayY * wayLength;
    point[8] = wayZ * wayLength;
    shader(point, surfaces[solid]!, light);
    out[at] = light[0]!;
    out[at + 1] = light[1]!;
    out[at + 2] = light[2]!;
  };
}

function volumeOf({ right, up, back }: Placing): number {
  const [x, y, z] = cross(right, up);
  return x * back[0] + y * back[1] + z * back[2];
}
