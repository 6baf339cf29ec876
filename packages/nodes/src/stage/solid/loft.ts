import { cosDegrees, sinDegrees } from '../trig.ts';
import { toMesh, unit } from './mesh.ts';
import type { Mesh } from './solid.ts';

/** A cut through a body, level at a height: half an ellipse to the front and half of another to the back. */
export interface Section {
  /** Height, metres; so are all others. */
  readonly y: number;
  /** From the middle to the sides. */
  readonly side: number;
  /** From the middle to the front, +Z. */
  readonly front: number;
  /** From the middle to the back; as far as to the front when left out. */
  readonly back?: number;
  /** Of the middle. */
  readonly x?: number;
  readonly z?: number;
}

/** How finely a body is made. */
export interface LoftDetail {
  /** Corners around. */
  readonly around: number;
  /** Rings from one section to the next. */
  readonly between: number;
  /** Rings of each rounded end. */
  readonly dome: number;
}

/**
 * How finely parts are made that fill a good part of the picture, that are a few fingers wide in it, and that are small. A
 * slender part shows its outline from the side, where few corners around are enough; a stout one is round from everywhere.
 */
export const SLENDER: readonly LoftDetail[] = [
  { around: 32, between: 3, dome: 6 },
  { around: 20, between: 2, dome: 4 },
  { around: 12, between: 1, dome: 2 },
];
export const STOUT: readonly LoftDetail[] = [
  { around: 48, between: 3, dome: 10 },
  { around: 32, between: 2, dome: 7 },
  { around: 20, between: 1, dome: 5 },
];

/** A {@link loft} that is made of fewer triangles where it looks smaller: one mesh for each detail, from fine to coarse. */
export function loftInSizes(
  details: readonly LoftDetail[],
  sections: readonly Section[],
  domes: readonly [number, number],
): Mesh {
  const meshes = details.map((detail) => loft(sections, domes, detail));
  return meshes.reduceRight((coarse, mesh) => ({ ...mesh, coarse }));
}

/** What one ring is made of; numbers of a section, all of them given. */
export type Ring = readonly [y: number, side: number, front: number, back: number, x: number, z: number];

/**
 * A smooth skin over sections that rise in `y`, at least two, with rounded ends.
 *
 * @param domes - how far the rounded ends reach below the first and above the last section
 */
export function loft(
  sections: readonly Section[],
  [below, above]: readonly [number, number],
  detail: LoftDetail,
): Mesh {
  const rings = [
    ...dome(toRing(sections[0]!), -below, detail.dome).reverse(),
    ...between(sections.map(toRing), detail.between),
    ...dome(toRing(sections.at(-1)!), above, detail.dome),
  ];
  const low = sections[0]!;
  const high = sections.at(-1)!;
  return skin(
    rings,
    [low.x ?? 0, low.y - below, low.z ?? 0],
    [high.x ?? 0, high.y + above, high.z ?? 0],
    detail.around,
  );
}

const toRing = ({ y, side, front, back = front, x = 0, z = 0 }: Section): Ring => [y, side, front, back, x, z];

/** Rings of an end without the first, which is the section itself, and the last, which is a point. */
function dome([y, side, front, back, x, z]: Ring, height: number, count: number): Ring[] {
  return Array.from({ length: count - 1 }, (_, i) => {
    const degrees = (90 * (i + 1)) / count;
    const narrow = cosDegrees(degrees);
    return [y + height * sinDegrees(degrees), side * narrow, front * narrow, back * narrow, x, z] as const;
  });
}

/** All rings between sections: cubic Hermite curves whose slopes at a section come from its neighbours (Catmull-Rom). */
function between(sections: readonly Ring[], steps: number): Ring[] {
  const rings: Ring[] = [];
  for (let i = 0; i + 1 < sections.length; i++) {
    const [before, a, b, after] = [sections[i - 1] ?? sections[i]!, sections[i]!, sections[i + 1]!, sections[i + 2]];
    for (let step = 0; step < steps; step++)
      rings.push(a.map((_, k) => hermite(before, a, b, after ?? b, k, step / steps)) as unknown as Ring);
  }
  return [...rings, sections.at(-1)!];
}

function hermite(before: Ring, a: Ring, b: Ring, after: Ring, k: number, t: number): number {
  if (k === 0) return a[0] + (b[0] - a[0]) * t;
  const height = b[0] - a[0];
  const slope = (from: Ring, to: Ring) => ((to[k]! - from[k]!) / (to[0] - from[0])) * height;
  const square = t * t;
  const cube = square * t;
  return (
    a[k]! * (2 * cube - 3 * square + 1) +
    slope(before, b) * (cube - 2 * square + t) +
    b[k]! * (3 * square - 2 * cube) +
    slope(a, after) * (cube - square)
  );
}

/** Rings, one over the other, and a point at each end. */
export function skin(
  rings: readonly Ring[],
  bottom: readonly [number, number, number],
  top: readonly [number, number, number],
  around: number,
): Mesh {
  const positions = [...bottom];
  for (const ring of rings) for (let i = 0; i < around; i++) positions.push(...place(ring, (360 * i) / around));
  positions.push(...top);
  const at = (ring: number, i: number) => 1 + ring * around + (i % around);
  const last = 1 + rings.length * around;
  const triangles: number[] = [];
  for (let i = 0; i < around; i++) {
    triangles.push(0, at(0, i), at(0, i + 1));
    for (let r = 0; r + 1 < rings.length; r++) {
      triangles.push(at(r, i), at(r + 1, i), at(r + 1, i + 1));
      triangles.push(at(r, i), at(r + 1, i + 1), at(r, i + 1));
    }
    triangles.push(at(rings.length - 1, i), last, at(rings.length - 1, i + 1));
  }
  return toMesh(positions, smoothNormals(positions, rings.length, around), triangles);
}

/** A place on a ring, the angle counted from the right over the front. */
function place([y, side, front, back, x, z]: Ring, degrees: number): [number, number, number] {
  const depth = sinDegrees(degrees);
  return [x + side * cosDegrees(degrees), y, z + (depth >= 0 ? front : back) * depth];
}

/** Across the ways to the neighbours: those on the same ring, and those on the rings below and above. */
function smoothNormals(positions: readonly number[], rings: number, around: number): number[] {
  const end = 1 + rings * around;
  const normals = [0, -1, 0];
  const way = (from: number, to: number, axis: number) => positions[to * 3 + axis]! - positions[from * 3 + axis]!;
  for (let r = 0; r < rings; r++) {
    for (let i = 0; i < around; i++) {
      const below = r === 0 ? 0 : 1 + (r - 1) * around + i;
      const above = r === rings - 1 ? end : 1 + (r + 1) * around + i;
      const before = 1 + r * around + ((i + around - 1) % around);
      const after = 1 + r * around + ((i + 1) % around);
      const [ux, uy, uz] = [way(below, above, 0), way(below, above, 1), way(below, above, 2)];
      const [ax, ay, az] = [way(before, after, 0), way(before, after, 1), way(before, after, 2)];
      normals.push(...unit(uy * az - uz * ay, uz * ax - ux * az, ux * ay - uy * ax));
    }
  }
  return [...normals, 0, 1, 0];
}
