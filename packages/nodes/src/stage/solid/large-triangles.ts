import type { Geometry } from './geometry.ts';
import { KEPT } from './kept.ts';

/** Numbers of a large triangle. */
const LARGE_NUMBERS = 12;

/**
 * Works out what is the same for a whole triangle. How much of a corner is in the place that a ray meets is the volume of the
 * ray with the two other corners; so normals, added up by those shares, are linear in the ray up to their length, and so is the
 * inverse depth: the sum of the shares over the volume of all three corners.
 */
export function keepLarge(k: Float64Array, geometry: Geometry, number: number, m: Float64Array): void {
  const at = number * KEPT;
  const solid = geometry.triangleSolid[number]!;
  const { normals, triangles } = geometry.meshes[solid]!;
  const { eyeSpace: v } = geometry;
  const first = geometry.triangleAt[number]!;
  const base = geometry.bases[solid]! * 3;
  k.fill(0, at, at + LARGE_NUMBERS);
  for (let i = 0; i < 3; i++) {
    const n = triangles[first + i]! * 3;
    const b = base + triangles[first + ((i + 1) % 3)]! * 3;
    const c = base + triangles[first + ((i + 2) % 3)]! * 3;
    const shareX = v[b + 1]! * v[c + 2]! - v[b + 2]! * v[c + 1]!;
    const shareY = v[b + 2]! * v[c]! - v[b]! * v[c + 2]!;
    const shareZ = v[b]! * v[c + 1]! - v[b + 1]! * v[c]!;
    for (let axis = 0; axis < 3; axis++) {
      const normal = m[axis]! * normals[n]! + m[axis + 3]! * normals[n + 1]! + m[axis + 6]! * normals[n + 2]!;
      const to = at + axis * 3;
      k[to]! += shareX * normal;
      k[to + 1]! += shareY * normal;
      k[to + 2]! += shareZ * normal;
    }
    k[at + 9]! += shareX;
    k[at + 10]! += shareY;
    k[at + 11]! += shareZ;
  }
  const a = base + triangles[first]! * 3;
  const b = base + triangles[first + 1]! * 3;
  const c = base + triangles[first + 2]! * 3;
  const volume =
    v[a]! * (v[b + 1]! * v[c + 2]! - v[b + 2]! * v[c + 1]!) +
    v[a + 1]! * (v[b + 2]! * v[c]! - v[b]! * v[c + 2]!) +
    v[a + 2]! * (v[b]! * v[c + 1]! - v[b + 1]! * v[c]!);
  for (let i = 9; i < LARGE_NUMBERS; i++) k[at + i]! /= volume;
}
