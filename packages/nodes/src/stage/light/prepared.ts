import { extinctionOf, transmittance } from './haze.ts';
import type { LightSetup, LinearRgb } from './setup.ts';

/** Numbers of one light in `PreparedLights.numbers`. */
export const LIGHT_STRIDE = 7;

/** The light of a frame as plain numbers, so that the loops over pixels touch no objects. */
export interface PreparedLights {
  readonly count: number;
  /** For each light: x, y, z, radius in metres, then red, green, blue at one metre. */
  readonly numbers: Float64Array;
  readonly ambient: LinearRgb;
  /** What the haze swallows, 1/m. */
  readonly extinction: number;
  /** Light of the air far away, which a white horizon would show. */
  readonly air: LinearRgb;
}

/** Distance from its subject at which a light counts half as one that lights the whole landscape, metres. */
const STUDIO_METRES = 8;
/** What the air sends to the eye, against a white surface facing the light: of light that reaches the horizon, and of light that haze scatters near the subject. */
const FAR_SHARE = 0.4;
const NEAR_SHARE = 0.12;

/** Prepares a setup. Call it once for each frame. */
export function prepareLights({ lights, ambient, haze }: LightSetup): PreparedLights {
  const extinction = extinctionOf(haze);
  const numbers = new Float64Array(lights.length * LIGHT_STRIDE);
  const air: [number, number, number] = [ambient[0], ambient[1], ambient[2]];
  // Lights of a studio reach the horizon only by way of haze around the subject.
  const scattered = 1 - transmittance(extinction * STUDIO_METRES);
  lights.forEach(({ position, radiusMetres, colour, referenceMetres }, i) => {
    numbers.set([...position, radiusMetres], i * LIGHT_STRIDE);
    const reach = referenceMetres / (referenceMetres + STUDIO_METRES);
    const share = FAR_SHARE * reach * reach + NEAR_SHARE * (1 - reach * reach) * scattered;
    for (let channel = 0; channel < 3; channel++) {
      numbers[i * LIGHT_STRIDE + 4 + channel] = colour[channel]! * referenceMetres * referenceMetres;
      air[channel]! += colour[channel]! * share;
    }
  });
  return { count: lights.length, numbers, ambient, extinction, air };
}

/**
 * How much of a ball light a surface takes, against one that faces it: the cosine, softened where the horizon of the surface
 * cuts the ball, so that large lights wrap around a body. Exact for balls wholly above the horizon.
 *
 * @param cosine - between the normal and the way to the light
 * @param size - sine of the apparent radius of the light, 0..1
 */
export function wrappedCosine(cosine: number, size: number): number {
  if (cosine >= size) return cosine;
  const above = cosine + size;
  return above <= 0 ? 0 : (above * above) / (4 * size);
}

/** What an upward or downward surface gets more or less of the ambient light than an upright one. */
export const SKY_SHARE = 0.25;

/** Light of all lights and the surroundings on a level floor, without shadows: red, green and blue into `out`. */
export function lightOnFloor(
  { count, numbers, ambient }: PreparedLights,
  x: number,
  y: number,
  z: number,
  out: Float64Array,
): void {
  let red = ambient[0] * (1 + SKY_SHARE);
  let green = ambient[1] * (1 + SKY_SHARE);
  let blue = ambient[2] * (1 + SKY_SHARE);
  for (let i = 0, at = 0; i < count; i++, at += LIGHT_STRIDE) {
    const share = floorShare(numbers, at, x, y, z);
    red += numbers[at + 4]! * share;
    green += numbers[at + 5]! * share;
    blue += numbers[at + 6]! * share;
  }
  out[0] = red;
  out[1] = green;
  out[2] = blue;
}

/**
 * What of a light's strength at one metre reaches a place on a level floor.
 *
 * @param at - where the light's numbers start
 */
export function floorShare(numbers: Float64Array, at: number, x: number, y: number, z: number): number {
  const dx = numbers[at]! - x;
  const dy = numbers[at + 1]! - y;
  const dz = numbers[at + 2]! - z;
  const radius = numbers[at + 3]!;
  // Inside of a light it is as bright as at its surface.
  const square = Math.max(dx * dx + dy * dy + dz * dz, radius * radius, 1e-6);
  const inverse = 1 / Math.sqrt(square);
  return wrappedCosine(dy * inverse, Math.min(1, radius * inverse)) / square;
}
