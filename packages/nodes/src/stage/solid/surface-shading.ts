import type { View } from '../projection.ts';
import { displayTable, packRounded, toFixed } from './display.ts';
import type { Geometry } from './geometry.ts';
import { KEPT, type Kept, LARGE, makeRoom, SMALL, UNKNOWN } from './kept.ts';
import { keepLarge } from './large-triangles.ts';
import { type Shader, type Surface, toSurface } from './shade.ts';
import { smallKeeper, smallLight } from './small-triangles.ts';
import type { Material } from './solid.ts';
import { edgeLighter, normalMatrix } from './vertex-light.ts';

/** Colours of triangles: packed as in a texture level, opaque. */
export interface TriangleShader {
  /** At a place of the picture, x and y: in an array, because fractions that are passed to a function become garbage. */
  at(number: number, place: Float64Array): number;
  /** In the middle of so many pixels of a row, from the pixel `x` on; writes them to `out`. */
  row(number: number, x: number, y: number, count: number, out: Int32Array): void;
}

/**
 * Of moving pictures, in a row, light is worked out for every eighth pixel of a triangle and for the last, for every sixteenth
 * where there are no sharp highlights, and goes straight between: on one triangle it changes slowly. Stills have shadows on
 * their bodies, and every pixel for itself.
 */
const STEP = 8;
const SOFT_STEP = 16;

/** Surfaces that are at least so rough have no sharp highlights. */
const SOFT_ROUGHNESS = 0.5;
/** Shades the triangles of one frame, every pixel for itself in a still. What is the same for a whole triangle is worked out when it is first seen. */
export function createTriangleShader(
  geometry: Geometry,
  view: View,
  shader: Shader,
  kept: Kept,
  isStill: boolean,
): TriangleShader {
  makeRoom(kept, geometry);
  const { numbers: k, known } = kept;
  const { right, up, forward, position, focalPixels, size } = view;
  const middleX = size.width / 2;
  const middleY = size.height / 2;
  const { values, scale } = displayTable();
  const last = values.length - 1;
  const surfaceOf = rememberLast(toSurface);
  const surfaces = geometry.solids.map(({ material }) => surfaceOf(material));
  const normalMatrices = geometry.solids.map(({ placing }) => normalMatrix(placing));
  const { triangleSolid } = geometry;
  const lightEdge = edgeLighter(geometry, view, shader, surfaces, normalMatrices);
  const keepSmall = smallKeeper(geometry, kept, lightEdge);
  const isSoft = surfaces.map(({ roughness }) => roughness >= SOFT_ROUGHNESS);
  const stepOf = (number: number): number => (isStill ? 1 : isSoft[triangleSolid[number]!] ? SOFT_STEP : STEP);
  const middle = new Float64Array(2);
  const point = new Float64Array(9);
  const light = new Float64Array(3);
  const [rightX, rightY, rightZ] = right;
  const [upX, upY, upZ] = up;
  const [forwardX, forwardY, forwardZ] = forward;
  const [eyeX, eyeY, eyeZ] = position;

  /** Works out what is kept of a triangle, and says what it is. */
  const learn = (number: number): number => {
    const solid = triangleSolid[number]!;
    const isSmall = !isStill && isSoft[solid]! && keepSmall(number, solid);
    if (!isSmall) keepLarge(k, geometry, number, normalMatrices[solid]!);
    known[number] = isSmall ? SMALL : LARGE;
    return known[number]!;
  };

  /** Works out `light` at a place. */
  const illuminate = (number: number, place: Float64Array) => {
    const at = number * KEPT;
    const kind = known[number] === UNKNOWN ? learn(number) : known[number]!;
    if (kind === SMALL) {
      smallLight(k, at, place, light);
    } else illuminateLarge(at, triangleSolid[number]!, place);
  };

  const illuminateLarge = (at: number, solid: number, place: Float64Array) => {
    const rayX = (place[0]! - middleX) / focalPixels;
    const rayY = (middleY - place[1]!) / focalPixels;
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
    at(number, place) {
      illuminate(number, place);
      return toDisplay(light[0]!, light[1]!, light[2]!);
    },
    row(number, x, y, count, out) {
      middle[0] = x + 0.5;
      middle[1] = y + 0.5;
      illuminate(number, middle);
      out[0] = toDisplay(light[0]!, light[1]!, light[2]!);
      const step = stepOf(number);
      let red = toFixed(light[0]!);
      let green = toFixed(light[1]!);
      let blue = toFixed(light[2]!);
      for (let i = 1; i < count; ) {
        const steps = Math.min(step, count - i);
        middle[0] = x + i + steps - 0.5;
        illuminate(number, middle);
        const redEnd = toFixed(light[0]!);
        const greenEnd = toFixed(light[1]!);
        const blueEnd = toFixed(light[2]!);
        const redStep = ((redEnd - red) / steps) | 0;
        const greenStep = ((greenEnd - green) / steps) | 0;
        const blueStep = ((blueEnd - blue) / steps) | 0;
        for (let j = 0; j < steps; j++) {
          red += redStep;
          green += greenStep;
          blue += blueStep;
          out[i++] = packRounded(red, green, blue);
        }
        red = redEnd;
        green = greenEnd;
        blue = blueEnd;
      }
    },
  };
}

/** Bodies made of many solids have one material. */
function rememberLast(prepare: (material: Material) => Surface): (material: Material) => Surface {
  let last: { material: Material; surface: Surface } | undefined;
  return (material) => {
    if (last?.material !== material) last = { material, surface: prepare(material) };
    return last.surface;
  };
}
