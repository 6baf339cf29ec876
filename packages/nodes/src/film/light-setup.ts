import type { LightingValue, LightValue } from '../direct/values/index.ts';
import { exp2 } from '../stage/curves.ts';
import { cosDegrees, sinDegrees, type Vec3 } from '../stage/index.ts';
import { lightGains } from '../stage/light/black-body.ts';
import type { LightSetup, LinearRgb, StageLight } from '../stage/light/setup.ts';

/**
 * The light of one instant, placed in the world around a subject. A light of 0 stops and the temperature of the white balance
 * lights a white surface that faces it at the subject to exactly 1, the white of the screen.
 *
 * @param subject - where the subject's eyes are, world space; azimuths are seen from a camera that looks along -Z
 * @param seconds - from the beginning of the shot, for changes and flicker
 */
export function toLightSetup(lighting: LightingValue, subject: Vec3, seconds: number): LightSetup {
  const { lights, ambientStops, ambientKelvin, exposureStops, whiteBalanceKelvin, haze } = lighting;
  const colourOf = (stops: number, kelvin: number) =>
    scaleColour(lightGains(kelvin, whiteBalanceKelvin), exp2(stops + exposureStops));
  return {
    lights: lights.map((light) => {
      const { stops, kelvin } = lightAt(light, seconds);
      return placeLight(light, subject, colourOf(stops, kelvin));
    }),
    ambient: colourOf(ambientStops, ambientKelvin),
    haze,
  };
}

const scaleColour = ([red, green, blue]: LinearRgb, factor: number): LinearRgb => [
  red * factor,
  green * factor,
  blue * factor,
];

/** From the camera is +Z of the subject, camera right +X. The apparent size fixes the radius: sin(size / 2) = radius / distance. */
function placeLight(light: LightValue, [x, y, z]: Vec3, colour: LinearRgb): StageLight {
  const { azimuthDegrees, elevationDegrees, distanceMetres, sizeDegrees } = light;
  const level = cosDegrees(elevationDegrees) * distanceMetres;
  return {
    position: [
      x + level * sinDegrees(azimuthDegrees),
      y + sinDegrees(elevationDegrees) * distanceMetres,
      z + level * cosDegrees(azimuthDegrees),
    ],
    radiusMetres: distanceMetres * sinDegrees(sizeDegrees / 2),
    colour,
    referenceMetres: distanceMetres,
  };
}

/** Strength and temperature of a light at one instant. */
interface LightState {
  readonly stops: number;
  readonly kelvin: number;
}

/**
 * Strength and temperature of a light at an instant. Changes are gone through in straight lines, from what the light is at the
 * beginning to the first change, and the last one holds.
 */
export function lightAt({ stops, kelvin, changes, flicker }: LightValue, seconds: number): LightState {
  const state = changeAt([{ seconds: 0, stops, kelvin }, ...changes], seconds);
  if (flicker === undefined) return state;
  return { ...state, stops: state.stops + flicker.stops * unrest(seconds * flicker.hz, flicker.seed) };
}

function changeAt(states: readonly (LightState & { readonly seconds: number })[], seconds: number): LightState {
  const next = states.findIndex((state, i) => i > 0 && state.seconds > seconds);
  if (next < 0) return states.at(-1)!;
  const from = states[next - 1]!;
  const to = states[next]!;
  const share = Math.max(0, (seconds - from.seconds) / (to.seconds - from.seconds));
  return {
    stops: from.stops + (to.stops - from.stops) * share,
    kelvin: from.kelvin + (to.kelvin - from.kelvin) * share,
  };
}

/** Parts of the unrest: how many times as fast, how strong. Fire has slow swells and quick ones on top of them. */
const SWELLS = [
  [1, 0.65],
  [2.7, 0.35],
] as const;

/** Smooth noise, -1..1: the same for the same seed, changing about once per unit of `x`. */
function unrest(x: number, seed: number): number {
  return SWELLS.reduce((sum, [speed, strength], i) => sum + strength * smoothNoise(x * speed, seed + i), 0);
}

function smoothNoise(x: number, seed: number): number {
  const whole = Math.floor(x);
  const t = x - whole;
  const from = randomOf(whole, seed);
  return from + (randomOf(whole + 1, seed) - from) * t * t * (3 - 2 * t);
}

/** A number in -1..1 for an integer, without any pattern: the finaliser of MurmurHash3 (A. Appleby). */
function randomOf(index: number, seed: number): number {
  let bits = Math.imul(index, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2147483647.5 - 1;
}
