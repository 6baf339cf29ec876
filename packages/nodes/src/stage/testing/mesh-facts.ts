import type { Mesh } from '../solid/solid.ts';
import { cross, dot, subtract, type Vec3 } from '../vector.ts';

/** The corners of a mesh, by number. */
export const cornerOf = ({ positions }: Mesh, corner: number): Vec3 => [
  positions[corner * 3]!,
  positions[corner * 3 + 1]!,
  positions[corner * 3 + 2]!,
];

/** Its triangles as three corners each. */
export function trianglesOf(mesh: Mesh): (readonly [Vec3, Vec3, Vec3])[] {
  return Array.from({ length: mesh.triangles.length / 3 }, (_, i) => {
    const [a, b, c] = [0, 1, 2].map((k) => cornerOf(mesh, mesh.triangles[i * 3 + k]!));
    return [a!, b!, c!];
  });
}

/** Cubic metres inside; positive when triangles run counter-clockwise seen from outside. */
export const volumeOf = (mesh: Mesh): number =>
  trianglesOf(mesh).reduce((sum, [a, b, c]) => sum + dot(a, cross(b, c)) / 6, 0);

/** Edges that do not have exactly one triangle on each side, by place: 0 for a skin without holes. */
export function openEdges(mesh: Mesh): number {
  const name = (place: Vec3) => place.map((x) => Math.round(x * 1e9)).join();
  const edges = new Map<string, number>();
  for (const corners of trianglesOf(mesh)) {
    for (let i = 0; i < 3; i++) {
      const [from, to] = [name(corners[i]!), name(corners[(i + 1) % 3]!)];
      if (from === to) continue;
      const key = from < to ? `${from}|${to}` : `${to}|${from}`;
      edges.set(key, (edges.get(key) ?? 0) + (from < to ? 1 : -1));
    }
  }
  return [...edges.values()].filter((count) => count !== 0).length;
}

/** Least cosine between the normals of corners and those of the triangles they belong to. */
export function worstNormal(mesh: Mesh): number {
  let worst = 1;
  trianglesOf(mesh).forEach(([a, b, c], i) => {
    const face = cross(subtract(b, a), subtract(c, a));
    const length = Math.sqrt(dot(face, face));
    if (length < 1e-12) return;
    for (let k = 0; k < 3; k++) {
      const corner = mesh.triangles[i * 3 + k]! * 3;
      const normal: Vec3 = [mesh.normals[corner]!, mesh.normals[corner + 1]!, mesh.normals[corner + 2]!];
      worst = Math.min(worst, dot(normal, face) / length);
    }
  });
  return worst;
}
