import { NEAREST } from './cut.ts';
import type { Geometry } from './geometry.ts';
import { KEPT, type Kept } from './kept.ts';
import type { EdgeLighter } from './vertex-light.ts';

/**
 * Of moving pictures, light goes evenly between the corners of triangles that cover no more pixels than this and have no sharp
 * highlights: bodies are made of thousands of them, most a few pixels large.
 */
const SMALL_PIXELS = 128;
/** Between corners whose normals have at least this cosine it goes straight (H. Gouraud 1971); else it bends by the light half way. */
const STRAIGHT = 0.99;

/** Keeps how light goes between the corners of a triangle of a solid (both by number), if it is small; tells whether it is. */
export type SmallKeeper = (number: number, solid: number) => boolean;

/** Makes the keeper of one frame. */
export function smallKeeper(geometry: Geometry, kept: Kept, lightEdge: EdgeLighter): SmallKeeper {
  const { numbers: k } = kept;
  const { light: vertexLight, known: isLit } = kept.vertices;
  // Light half way along the sides of the triangle at hand.
  const half = new Float64Array(9);

  const lightCorner = (solid: number, vertex: number): void => {
    if (isLit[vertex] === 1) return;
    lightEdge(solid, vertex, vertex, vertexLight, vertex * 3);
    isLit[vertex] = 1;
  };

  const lightHalfWay = (solid: number, from: number, to: number, at: number): void => {
    const { normals } = geometry.meshes[solid]!;
    const n = (from - geometry.bases[solid]!) * 3;
    const o = (to - geometry.bases[solid]!) * 3;
    const cosine = normals[n]! * normals[o]! + normals[n + 1]! * normals[o + 1]! + normals[n + 2]! * normals[o + 2]!;
    if (cosine < STRAIGHT) {
      lightEdge(solid, from, to, half, at);
      return;
    }
    half[at] = (vertexLight[from * 3]! + vertexLight[to * 3]!) * 0.5;
    half[at + 1] = (vertexLight[from * 3 + 1]! + vertexLight[to * 3 + 1]!) * 0.5;
    half[at + 2] = (vertexLight[from * 3 + 2]! + vertexLight[to * 3 + 2]!) * 0.5;
  };

  return (number, solid) => {
    const { corners, bases, meshes, triangleAt } = geometry;
    const { triangles } = meshes[solid]!;
    const first = triangleAt[number]!;
    const base = bases[solid]!;
    const a = base + triangles[first]!;
    const b = base + triangles[first + 1]!;
    const c = base + triangles[first + 2]!;
    if (!(isWhole(corners, a) && isWhole(corners, b) && isWhole(corners, c))) return false;
    const x = corners[a * 3]!;
    const y = corners[a * 3 + 1]!;
    const bx = corners[b * 3]! - x;
    const by = corners[b * 3 + 1]! - y;
    const cx = corners[c * 3]! - x;
    const cy = corners[c * 3 + 1]! - y;
    const area = bx * cy - cx * by;
    if (Math.abs(area) > 2 * SMALL_PIXELS) return false;
    lightCorner(solid, a);
    lightCorner(solid, b);
    lightCorner(solid, c);
    lightHalfWay(solid, a, b, 0);
    lightHalfWay(solid, a, c, 3);
    lightHalfWay(solid, b, c, 6);
    const at = number * KEPT;
    const per = 1 / area;
    k[at] = (x * -cy + y * cx) * per;
    k[at + 1] = cy * per;
    k[at + 2] = -cx * per;
    k[at + 3] = (x * by - y * bx) * per;
    k[at + 4] = -by * per;
    k[at + 5] = bx * per;
    for (let channel = 0, to = at + 6; channel < 3; channel++, to += 6) {
      const ofA = vertexLight[a * 3 + channel]!;
      const ofB = vertexLight[b * 3 + channel]!;
      const ofC = vertexLight[c * 3 + channel]!;
      const ab = 4 * half[channel]!;
      const ac = 4 * half[channel + 3]!;
      k[to] = ofA;
      k[to + 1] = ab - 3 * ofA - ofB;
      k[to + 2] = ac - 3 * ofA - ofC;
      k[to + 3] = 2 * (ofA + ofB) - ab;
      k[to + 4] = 2 * (ofA + ofC) - ac;
      k[to + 5] = 4 * (ofA + half[channel + 6]!) - ab - ac;
    }
    return true;
  };
}

/** The light at a place of the picture in a small triangle whose numbers begin at `at`. */
export function smallLight(k: Float64Array, at: number, place: Float64Array, light: Float64Array): void {
  const x = place[0]!;
  const y = place[1]!;
  const u = k[at]! + k[at + 1]! * x + k[at + 2]! * y;
  const v = k[at + 3]! + k[at + 4]! * x + k[at + 5]! * y;
  for (let channel = 0, from = at + 6; channel < 3; channel++, from += 6) {
    const sum =
      k[from]! + u * (k[from + 1]! + u * k[from + 3]! + v * k[from + 5]!) + v * (k[from + 2]! + v * k[from + 4]!);
    // Curves may dip below black by a little.
    light[channel] = Math.max(0, sum);
  }
}

/** Whether a corner was projected as it is, not cut off because it is too near. */
const isWhole = (corners: Float64Array, vertex: number): boolean =>
  corners[vertex * 3 + 2]! > 0 && corners[vertex * 3 + 2]! <= NEAREST;
