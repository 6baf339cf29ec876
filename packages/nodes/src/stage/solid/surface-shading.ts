import type { View } from '../projection.ts';
import { cross } from '../vector.ts';
import { displayTable } from './display.ts';
import type { Geometry } from './geometry.ts';
import { type Shader, type Surface, toSurface } from './shade.ts';
import type { Material, Placing } from './solid.ts';

/** Colours of triangles: packed as in a texture level, opaque. */
export interface TriangleShader {
  /** At a place of the picture. */
  at(number: number, x: number, y: number): number;
  /** In the middle of so many pixels of a row, from the pixel `x` on; writes them to `out`. */
  row(number: number, x: number, y: number, count: number, out: Int32Array): void;
}

/**
 * Of moving pictures, in a row, light is worked out for every eighth pixel of a triangle and for the last, and goes straight between: on one
 * triangle it changes slowly. Stills have shadows on their bodies, and every pixel for itself.
 */
const STEP = 8;

/**
 * Numbers kept for each triangle. All are parts of sums over the ray through a place of the picture, (x, y, 1) in the axes of
 * the camera: three for the normal's x, three for its y, three for its z, three for the inverse depth.
 */
const KEPT = 12;

/** Room for what is kept, reused from frame to frame. */
export interface Kept {
  numbers: Float64Array;
  /** By triangle: 1 once its numbers are worked out. */
  known: Uint8Array;
}

/** No room yet. */
export const createKept = (): Kept => ({ numbers: new Float64Array(0), known: new Uint8Array(0) });

/** Shades the triangles of one frame, every pixel for itself in a still. What is the same for a whole triangle is worked out when it is first seen. */
export function createTriangleShader(
  geometry: Geometry,
  view: View,
  shader: Shader,
  kept: Kept,
  isStill: boolean,
): TriangleShader {
  makeRoom(kept, geometry.count);
  const { numbers: k, known } = kept;
  const { right, up, forward, position, focalPixels } = view;
  const middleX = view.size.width / 2;
  const middleY = view.size.height / 2;
  const { values, scale } = displayTable();
  const last = values.length - 1;
  const step = isStill ? 1 : STEP;
  const surfaceOf = rememberLast(toSurface);
  const surfaces = geometry.solids.map(({ material }) => surfaceOf(material));
  const normalMatrices = geometry.solids.map(({ placing }) => normalMatrix(placing));
  const { triangleSolid } = geometry;
  const point = new Float64Array(9);
  const light = new Float64Array(3);
  const [rightX, rightY, rightZ] = right;
  const [upX, upY, upZ] = up;
  const [forwardX, forwardY, forwardZ] = forward;
  const [eyeX, eyeY, eyeZ] = position;

  /** Works out `light` at a place. */
  const illuminate = (number: number, x: number, y: number) => {
    const solid = triangleSolid[number]!;
    const at = number * KEPT;
    if (known[number] === 0) {
      keep(k, at, geometry, number, normalMatrices[solid]!);
      known[number] = 1;
    }
    const rayX = (x - middleX) / focalPixels;
    const rayY = (middleY - y) / focalPixels;
    const normalX = k[at]! * rayX + k[at + 1]! * rayY + k[at + 2]!;
    const normalY = k[at + 3]! * rayX + k[at + 4]! * rayY + k[at + 5]!;
    const normalZ = k[at + 6]! * rayX + k[at + 7]! * rayY + k[at + 8]!;
    const depth = 1 / (k[at + 9]! * rayX + k[at + 10]! * rayY + k[at + 11]!);
    const normalLength = 1 / Math.sqrt(normalX * normalX + normalY * normalY + normalZ * normalZ);
    const wayX = rayX * rightX + rayY * upX + forwardX;
    const wayY = rayX * rightY + rayY * upY + forwardY;
    const wayZ = rayX * rightZ + rayY * upZ + forwardZ;
    const wayLength = -1 / Math.sqrt(wayX * wayX + wayY * wayY + wayZ * wayZ);
    point[0] = eyeX + wayX * depth;
    point[1] = eyeY + wayY * depth;
    point[2] = eyeZ + wayZ * depth;
    point[3] = normalX * normalLength;
    point[4] = normalY * normalLength;
    point[5] = normalZ * normalLength;
    point[6] = wayX * wayLength;
    point[7] = wayY * wayLength;
    point[8] = wayZ * wayLength;
    shader(point, surfaces[solid]!, light);
  };
  const toDisplay = (red: number, green: number, blue: number): number =>
    values[Math.min(last, red * scale + 0.5) | 0]! |
    (values[Math.min(last, green * scale + 0.5) | 0]! << 8) |
    (values[Math.min(last, blue * scale + 0.5) | 0]! << 16) |
    (255 << 24);

  return {
    at(number, x, y) {
      illuminate(number, x, y);
      return toDisplay(light[0]!, light[1]!, light[2]!);
    },
    row(number, x, y, count, out) {
      illuminate(number, x + 0.5, y + 0.5);
      let red = light[0]!;
      let green = light[1]!;
      let blue = light[2]!;
      out[0] = toDisplay(red, green, blue);
      for (let i = 1; i < count; ) {
        const steps = Math.min(step, count - i);
        illuminate(number, x + i + steps - 0.5, y + 0.5);
        const redStep = (light[0]! - red) / steps;
        const greenStep = (light[1]! - green) / steps;
        const blueStep = (light[2]! - blue) / steps;
        for (let j = 0; j < steps; j++) {
          red += redStep;
          green += greenStep;
          blue += blueStep;
          out[i++] = toDisplay(red, green, blue);
        }
      }
    },
  };
}

function makeRoom(kept: Kept, count: number): void {
  if (kept.known.length < count) {
    kept.known = new Uint8Array(count);
    kept.numbers = new Float64Array(count * KEPT);
  } else kept.known.fill(0, 0, count);
}

/**
 * Works out what is the same for a whole triangle. How much of a corner is in the place that a ray meets is the volume of the
 * ray with the two other corners; so normals, added up by those shares, are linear in the ray up to their length, and so is the
 * inverse depth: the sum of the shares over the volume of all three corners.
 */
function keep(k: Float64Array, at: number, geometry: Geometry, number: number, m: Float64Array): void {
  const solid = geometry.triangleSolid[number]!;
  const { normals, triangles } = geometry.meshes[solid]!;
  const { eyeSpace: v } = geometry;
  const first = geometry.triangleAt[number]!;
  const base = geometry.bases[solid]! * 3;
  k.fill(0, at, at + KEPT);
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
  for (let i = 9; i < KEPT; i++) k[at + i]! /= volume;
}

/**
 * Normals turn with the cofactors of the matrix that places a mesh: they stay at right angles to the surface however it is
 * stretched. A mirrored placing turns their sign, and so does the order of the corners of a mirrored triangle that faces the
 * camera: its volumes are negative. Both together leave normals that point outwards.
 */
function normalMatrix({ right, up, back }: Placing): Float64Array {
  return Float64Array.of(...cross(up, back), ...cross(back, right), ...cross(right, up));
}

/** Bodies made of many solids have one material. */
function rememberLast(prepare: (material: Material) => Surface): (material: Material) => Surface {
  let last: { material: Material; surface: Surface } | undefined;
  return (material) => {
    if (last?.material !== material) last = { material, surface: prepare(material) };
    return last.surface;
  };
}
