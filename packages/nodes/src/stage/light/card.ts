import type { Rgb } from '../backdrop.ts';
import type { Quad } from '../projection.ts';
import type { Texture } from '../texture.ts';
import { cross, dot, scale, subtract, type Vec3 } from '../vector.ts';
import { transmittance } from './haze.ts';
import { LIGHT_STRIDE, type PreparedLights } from './prepared.ts';
import { findRims, type Rims } from './rim.ts';
import { airOf } from './surface.ts';

/** Numbers that `CardLight.at` gives: what light is multiplied by, then what haze adds; red, green, blue each. */
export const CARD_NUMBERS = 6;

/** Light on one layer in one frame. */
export interface CardLight {
  /**
   * Light at a place of the layer: linear factors for its colours, and the light of haze in front of it.
   *
   * @param place - column and row in texels of level 0, the middle of the first at 0; any, also beyond the edges. In an array,
   *   as the result is, because it is asked for very often.
   */
  at(place: Float64Array, out: Float64Array): void;
  /** Texels over which the light changes evenly enough to be taken as a straight line. */
  readonly straightTexels: number;
  /** Lights from behind that draw an edge around what is cut out. */
  readonly rims: Rims | undefined;
}

/**
 * How much light a picture takes as a card, against one that faces the light: as much as balls instead of a flat surface
 * would send to the camera on average, because pictures show things that are round. Lambert's phase law as a polynomial,
 * within 0.01.
 *
 * @param cosine - between the card's normal and the way to the light
 */
export const cardShare = (cosine: number): number => 0.318 + cosine * (0.5 + cosine * 0.182);

/**
 * Light on a layer: a flat card that faces the camera, with each light's falloff over it, and haze up to it; cut-outs of
 * figures are rounded a little, so that a light from one side leaves the other darker. Make one for each layer and frame and
 * hand it to `paintLayer`.
 *
 * @param horizon - colour into which haze fades, display values in white light
 */
export function createCardLight(
  lights: PreparedLights,
  eye: Vec3,
  quad: Quad,
  texture: Texture,
  horizon: Rgb,
): CardLight {
  const { count, numbers, ambient, extinction } = lights;
  const [airRed, airGreen, airBlue] = airOf(lights, horizon);
  const { origin } = quad;
  const across = scale(quad.across, 1 / texture.width);
  const down = scale(quad.down, 1 / texture.height);
  const normal = normalTowards(quad, eye);
  const { content } = texture;
  const middle = (content.left + content.right) / 2;
  const perHalf = 2 / Math.max(1, content.right - content.left);
  const side = scale(quad.across, 1 / Math.sqrt(dot(quad.across, quad.across)));
  const bulge = bulgeOf(quad, texture);
  const texelMetres = Math.max(1e-9, Math.sqrt(dot(across, across)), Math.sqrt(dot(down, down)));
  return {
    straightTexels: (STRAIGHT * nearestLight(lights, origin, normal)) / texelMetres,
    rims: texture.opaque ? undefined : findRims(lights, quad, normal, texture),
    at(place, out) {
      const u = place[0]!;
      const v = place[1]!;
      const x = origin[0] + across[0] * (u + 0.5) + down[0] * (v + 0.5);
      const y = origin[1] + across[1] * (u + 0.5) + down[1] * (v + 0.5);
      const z = origin[2] + across[2] * (u + 0.5) + down[2] * (v + 0.5);
      const turn = bulge === 0 ? 0 : bulge * Math.min(1, Math.max(-1, (u - middle) * perHalf));
      const length = Math.sqrt(1 + turn * turn);
      const nx = (normal[0] + side[0] * turn) / length;
      const ny = (normal[1] + side[1] * turn) / length;
      const nz = (normal[2] + side[2] * turn) / length;
      let red = ambient[0];
      let green = ambient[1];
      let blue = ambient[2];
      for (let i = 0, from = 0; i < count; i++, from += LIGHT_STRIDE) {
        const dx = numbers[from]! - x;
        const dy = numbers[from + 1]! - y;
        const dz = numbers[from + 2]! - z;
        const radius = numbers[from + 3]!;
        const square = Math.max(dx * dx + dy * dy + dz * dz, radius * radius, 1e-6);
        const inverse = 1 / square;
        const share = cardShare((nx * dx + ny * dy + nz * dz) * Math.sqrt(inverse)) * inverse;
        red += numbers[from + 4]! * share;
        green += numbers[from + 5]! * share;
        blue += numbers[from + 6]! * share;
      }
      let clear = 1;
      if (extinction > 0) {
        const dx = x - eye[0];
        const dy = y - eye[1];
        const dz = z - eye[2];
        clear = transmittance(extinction * Math.sqrt(dx * dx + dy * dy + dz * dz));
      }
      out[0] = red * clear;
      out[1] = green * clear;
      out[2] = blue * clear;
      out[3] = airRed * (1 - clear);
      out[4] = airGreen * (1 - clear);
      out[5] = airBlue * (1 - clear);
    },
  };
}

/** Share of the distance to a light over which its falloff on a wall is straight to 1.5 in 100: three eighths of its square. */
const STRAIGHT = 0.2;

/** Metres from a plane to the light nearest to it. */
function nearestLight({ count, numbers }: PreparedLights, origin: Vec3, normal: Vec3): number {
  let nearest = Infinity;
  for (let at = 0; at < count * LIGHT_STRIDE; at += LIGHT_STRIDE) {
    const way = subtract([numbers[at]!, numbers[at + 1]!, numbers[at + 2]!], origin);
    nearest = Math.min(nearest, Math.max(Math.abs(dot(way, normal)), numbers[at + 3]!));
  }
  return nearest;
}

/** How far the normal turns outwards at the edges of a standing figure: its tangent. */
const BULGE = 0.6;

/** What is cut out and higher than wide stands like a pillar; ridges, walls and skies are flat. */
function bulgeOf({ across, down }: Quad, { opaque, content, width, height }: Texture): number {
  if (opaque || content.right <= content.left) return 0;
  const wide = ((content.right - content.left) / width) * Math.sqrt(dot(across, across));
  const high = ((content.bottom - content.top) / height) * Math.sqrt(dot(down, down));
  return BULGE * Math.min(1, Math.max(0, 2 * (high / wide) - 1));
}

/** The unit normal of a quad on the side of a place. */
function normalTowards({ origin, across, down }: Quad, eye: Vec3): Vec3 {
  const normal = cross(down, across);
  const side = dot(normal, subtract(eye, origin)) < 0 ? -1 : 1;
  return scale(normal, side / Math.sqrt(dot(normal, normal)));
}
