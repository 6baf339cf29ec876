import type { LightingValue } from '../values/index.ts';
import { DAYLIGHT_KELVIN, usualLight } from './light.ts';

/** All light of a scene before anything of it is changed. */
export type LightingSetup = LightingValue;

const setup = (own: Partial<LightingSetup> & Pick<LightingSetup, 'lights'>): LightingSetup => ({
  ambientStops: -4,
  ambientKelvin: DAYLIGHT_KELVIN,
  timeOfDay: 'unset',
  haze: 0,
  whiteBalanceKelvin: DAYLIGHT_KELVIN,
  exposureStops: 0,
  ...own,
});

/** Key and fill of 3:1, as portraits usually have: what the key adds to what fills both sides is one and a half stops. */
const PORTRAIT_FILL = { azimuthDegrees: -45, stops: -1.5 } as const;

/**
 * The studio: patterns of light on a face, named after the shadow of the nose, and levels of contrast. Keys are at camera right.
 *
 * @see https://en.wikipedia.org/wiki/Three-point_lighting
 * @see https://en.wikipedia.org/wiki/Rembrandt_lighting a lit triangle on the far cheek: 45° aside and 45° up, little fill
 * @see https://en.wikipedia.org/wiki/High-key_lighting and https://en.wikipedia.org/wiki/Low-key_lighting
 * @see http://cybercollege.com/tvp033.htm on ratios in stops: 2:1 is usual on television, 8:1 and more is low-key
 */
const STUDIO = {
  'three-point': setup({ lights: [usualLight('key'), usualLight('fill', PORTRAIT_FILL), usualLight('rim')] }),
  rembrandt: setup({
    lights: [
      usualLight('key', { azimuthDegrees: 50, elevationDegrees: 45, sizeDegrees: 12 }),
      usualLight('fill', { stops: -2.5 }),
    ],
    ambientStops: -5,
  }),
  // Half of the face: from the side, at the height of the eyes, with nothing that fills.
  split: setup({
    lights: [usualLight('key', { azimuthDegrees: 90, elevationDegrees: 5, sizeDegrees: 10 })],
    ambientStops: -5,
  }),
  // Also called Paramount: straight from above the camera, with a reflector below the chin.
  butterfly: setup({
    lights: [
      usualLight('key', { azimuthDegrees: 0, elevationDegrees: 50, sizeDegrees: 15 }),
      usualLight('fill', { azimuthDegrees: 0, elevationDegrees: -35, distanceMetres: 1.2, stops: -1.5 }),
      usualLight('rim', { name: 'hair light', azimuthDegrees: 180, elevationDegrees: 60, stops: -0.5 }),
    ],
  }),
  // The shadow of the nose points down and aside but does not meet that of the cheek.
  loop: setup({
    lights: [
      usualLight('key', { azimuthDegrees: 35, elevationDegrees: 35 }),
      usualLight('fill', { azimuthDegrees: -35, stops: -1.5 }),
    ],
  }),
  'high-key': setup({
    lights: [
      usualLight('key', { azimuthDegrees: 30, sizeDegrees: 60 }),
      usualLight('fill', { azimuthDegrees: -40, stops: -0.5 }),
      usualLight('background', { sizeDegrees: 60, stops: 0.5 }),
    ],
    ambientStops: -1.5,
  }),
  'low-key': setup({
    lights: [
      usualLight('key', { azimuthDegrees: 70, elevationDegrees: 35, sizeDegrees: 10 }),
      usualLight('fill', { stops: -4 }),
      usualLight('rim', { azimuthDegrees: -150, stops: -0.5 }),
    ],
    ambientStops: -6,
  }),
  // Hard light and impenetrable shadows; the edge light keeps dark hair apart from dark walls.
  noir: setup({
    lights: [
      usualLight('key', { azimuthDegrees: 75, elevationDegrees: 45, sizeDegrees: 1.5 }),
      usualLight('rim', { azimuthDegrees: -145, elevationDegrees: 40, sizeDegrees: 2 }),
    ],
    ambientStops: -7,
    timeOfDay: 'night',
    haze: 0.05,
  }),
  // Exposed for what is behind the subject; nothing lights its front.
  silhouette: setup({
    lights: [
      usualLight('rim', { azimuthDegrees: 180, elevationDegrees: 20, sizeDegrees: 30, stops: 1 }),
      usualLight('background', { azimuthDegrees: 180, elevationDegrees: 10, sizeDegrees: 120, stops: 2 }),
    ],
    ambientStops: -7,
  }),
  'product-softbox': setup({
    lights: [
      usualLight('key', { name: 'overhead box', azimuthDegrees: 20, elevationDegrees: 65, sizeDegrees: 60 }),
      usualLight('fill', { azimuthDegrees: -60, elevationDegrees: 20, sizeDegrees: 40, stops: -1 }),
      usualLight('rim', { name: 'edge strip', azimuthDegrees: 145, elevationDegrees: 20, sizeDegrees: 20 }),
      usualLight('background', { sizeDegrees: 60, stops: -0.5 }),
    ],
    ambientStops: -3,
  }),
} as const satisfies { readonly [name: string]: LightingSetup };

const sky = (kelvin: number, stops: number, motivation: string) =>
  usualLight('fill', {
    name: 'sky',
    azimuthDegrees: 0,
    elevationDegrees: 75,
    distanceMetres: 1000,
    sizeDegrees: 150,
    stops,
    kelvin,
    motivation,
  });
const sun = (kelvin: number, elevationDegrees: number, azimuthDegrees: number, motivation: string) =>
  usualLight('key', {
    azimuthDegrees,
    elevationDegrees,
    distanceMetres: 1000,
    sizeDegrees: 0.5,
    kelvin,
    motivation,
  });

/**
 * Places and times: light as it is found, with a camera balanced so that its colour is seen. Night is lit, and then exposed down, as films
 * do it; its moon is bluer than the real one.
 *
 * @see https://en.wikipedia.org/wiki/Golden_hour_(photography) a low, warm sun and a blue sky that fills
 * @see https://en.wikipedia.org/wiki/Blue_hour
 * @see https://en.wikipedia.org/wiki/Day_for_night
 * @see https://en.wikipedia.org/wiki/Color_temperature
 */
const FOUND = {
  window: setup({
    lights: [
      usualLight('key', {
        azimuthDegrees: -75,
        elevationDegrees: 15,
        distanceMetres: 2,
        sizeDegrees: 45,
        kelvin: 6000,
        motivation: 'a window',
      }),
      usualLight('fill', { name: 'bounce', azimuthDegrees: 75, sizeDegrees: 90, stops: -3, kelvin: 5200 }),
    ],
    ambientStops: -4.5,
    timeOfDay: 'day',
  }),
  'golden-hour': setup({
    lights: [sun(3400, 8, 60, 'the low sun'), sky(8000, -2.5, 'the sky')],
    ambientStops: -3.5,
    ambientKelvin: 7500,
    timeOfDay: 'golden-hour',
    haze: 0.1,
  }),
  'blue-hour': setup({
    lights: [
      { ...sky(10_000, 0, 'the evening sky'), name: 'key', role: 'key' },
      usualLight('practical', { name: 'lamps', motivation: 'lit windows and street lamps' }),
    ],
    ambientStops: -1.5,
    ambientKelvin: 10_000,
    timeOfDay: 'blue-hour',
    exposureStops: -1,
  }),
  moonlight: setup({
    lights: [sun(8000, 45, -130, 'the moon'), sky(9000, -3, '')],
    ambientStops: -5,
    ambientKelvin: 9000,
    timeOfDay: 'night',
    exposureStops: -2,
  }),
  overcast: setup({
    lights: [{ ...sky(6800, 0, 'an overcast sky'), name: 'key', role: 'key' }],
    ambientStops: -0.5,
    ambientKelvin: 6800,
    timeOfDay: 'overcast',
    haze: 0.05,
    whiteBalanceKelvin: 6000,
  }),
  candlelight: setup({
    lights: [
      usualLight('key', {
        azimuthDegrees: 20,
        elevationDegrees: -10,
        distanceMetres: 0.7,
        sizeDegrees: 3,
        kelvin: 1900,
        motivation: 'a candle',
        flicker: { stops: 0.4, hz: 6, seed: 1 },
      }),
    ],
    ambientStops: -5,
    ambientKelvin: 2300,
    timeOfDay: 'night',
    whiteBalanceKelvin: 3200,
    exposureStops: -0.5,
  }),
} as const satisfies { readonly [name: string]: LightingSetup };

/** Setups of light that can be started from. */
export const LIGHTING_SETUPS = { ...STUDIO, ...FOUND };

/** Setups by name; `none` has no light but that from all around. */
export const SETUP_NAMES = ['none', ...(Object.keys(LIGHTING_SETUPS) as (keyof typeof LIGHTING_SETUPS)[])] as const;
export type SetupName = (typeof SETUP_NAMES)[number];

/** A setup by name. Without one, and without lights of one's own, everything is lit evenly. */
export const findSetup = (name: SetupName, hasLights: boolean): LightingSetup =>
  name === 'none' ? setup({ lights: [], ambientStops: hasLights ? -4 : 0 }) : LIGHTING_SETUPS[name];
