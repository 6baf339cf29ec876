import { cosDegrees, sinDegrees } from '../trig.ts';
import { loft, type Ring, skin } from './loft.ts';
import { toMesh, unit } from './mesh.ts';
import type { Mesh } from './solid.ts';

/** Corners around what is round. */
const AROUND = 40;

/** What makes a mesh, made when it is first asked for. */
export function once(make: () => Mesh): () => Mesh {
  let mesh: Mesh | undefined;
  return () => {
    mesh ??= make();
    return mesh;
  };
}

/** A cube with sides of 1 around the origin. */
export const boxMesh = once(() => {
  const positions: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  for (let face = 0; face < 6; face++) {
    const axis = face >> 1;
    const side = face % 2 === 0 ? 1 : -1;
    // The other two axes, in the order that makes the corners run counter-clockwise seen from outside.
    const [u, v] = side === 1 ? [(axis + 1) % 3, (axis + 2) % 3] : [(axis + 2) % 3, (axis + 1) % 3];
    const base = face * 4;
    for (const [a, b] of [
      [-0.5, -0.5],
      [0.5, -0.5],
      [0.5, 0.5],
      [-0.5, 0.5],
    ] as const) {
      const corner = [0, 0, 0];
      const normal = [0, 0, 0];
      corner[axis] = side * 0.5;
      corner[u] = a;
      corner[v] = b;
      normal[axis] = side;
      positions.push(...corner);
      normals.push(...normal);
    }
    triangles.push(base, base + 1, base + 2, base, base + 2, base + 3);
  }
  return toMesh(positions, normals, triangles);
});

/** A ball of radius 1 around the origin; scaled unevenly, an ellipsoid. */
export const sphereMesh = once(() =>
  loft([{ y: 0, side: 1, front: 1 }], [1, 1], { around: AROUND, between: 1, dome: AROUND / 4 }),
);

/** A pillar of radius 1 from 0 to 1 along +Y, with flat ends. */
export const cylinderMesh = once(() => {
  const positions: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  for (let i = 0; i < AROUND; i++) {
    const x = cosDegrees((360 * i) / AROUND);
    const z = sinDegrees((360 * i) / AROUND);
    // Foot and head of the side, then rims of the two ends: the same places with other normals.
    positions.push(x, 0, z, x, 1, z, x, 0, z, x, 1, z);
    normals.push(x, 0, z, x, 0, z, 0, -1, 0, 0, 1, 0);
    const next = ((i + 1) % AROUND) * 4;
    const at = i * 4;
    triangles.push(at, at + 1, next + 1, at, next + 1, next);
    if (i > 0 && i + 1 < AROUND) triangles.push(2, at + 2, next + 2, 3, next + 3, at + 3);
  }
  return toMesh(positions, normals, triangles);
});

const capsules = new Map<string, Mesh>();
const MOST_CAPSULES = 64;

/**
 * A rounded limb: the skin around a ball at the origin, a ball at `length` along +Y, and all between. The same numbers give
 * the same mesh again.
 *
 * @throws RangeError when one ball lies within the other
 */
export function capsuleMesh(lowerRadius: number, upperRadius: number, length: number): Mesh {
  if (!(length > Math.abs(lowerRadius - upperRadius)))
    throw new RangeError(
      `a capsule ${length} m long needs radii that differ by less, got ${lowerRadius} and ${upperRadius}`,
    );
  const key = `${lowerRadius} ${upperRadius} ${length}`;
  let mesh = capsules.get(key);
  if (mesh === undefined) {
    if (capsules.size >= MOST_CAPSULES) capsules.clear();
    mesh = makeCapsule(lowerRadius, upperRadius, length);
    capsules.set(key, mesh);
  }
  return mesh;
}

/** Where the cone between touches a ball it leaves it at a right angle to the radius, so that there is no crease. */
function makeCapsule(lower: number, upper: number, length: number): Mesh {
  const sine = (lower - upper) / length;
  const cosine = Math.sqrt(1 - sine * sine);
  const half = AROUND / 4;
  const rings: Ring[] = [];
  const ring = (radius: number, y: number, share: number, pole: 1 | -1) => {
    // From the circle where the cone touches (0) to the pole (1).
    const way = cosDegrees(90 * share);
    const [out, up] = unit(cosine * way, sine * way + pole * sinDegrees(90 * share), 0);
    rings.push([y + radius * up, radius * out, radius * out, radius * out, 0, 0]);
  };
  for (let i = half - 1; i >= 0; i--) ring(lower, 0, i / half, -1);
  for (let i = 0; i < half; i++) ring(upper, length, i / half, 1);
  return skin(rings, [0, -lower, 0], [0, length + upper, 0], AROUND);
}
