import type { LightRole, LightValue } from '../values/index.ts';

/** White of film lights and of cameras set to daylight, K; what setups without a colour of their own are lit and balanced for. */
export const DAYLIGHT_KELVIN = 5600;

/** What a light is like when nothing is said: all but its name, its role and what changes. */
export type UsualLight = Pick<
  LightValue,
  'azimuthDegrees' | 'elevationDegrees' | 'distanceMetres' | 'sizeDegrees' | 'stops' | 'kelvin'
>;

/**
 * Usual places and levels by role. The key stands 45° aside and 30° up, the fill opposite it, low, large and two stops down (4:1), the rim
 * behind and as bright as the key: the three-point scheme; a kicker grazes from the side behind; practicals are lamps in the picture with
 * household bulbs.
 *
 * @see https://en.wikipedia.org/wiki/Three-point_lighting
 * @see http://cybercollege.com/tvp033.htm on ratios of key and fill in stops
 */
export const USUAL_LIGHTS: { readonly [R in LightRole]: UsualLight } = {
  key: place(45, 30, 2.5, 20, 0),
  fill: place(-45, 10, 3, 60, -2),
  rim: place(160, 35, 3, 6, 0),
  kicker: place(120, 15, 3, 8, -1),
  practical: { ...place(120, 0, 2, 6, -1), kelvin: 2800 },
  background: place(-135, 45, 4, 30, -1),
};

function place(azimuth: number, elevation: number, distance: number, size: number, stops: number): UsualLight {
  return {
    azimuthDegrees: azimuth,
    elevationDegrees: elevation,
    distanceMetres: distance,
    sizeDegrees: size,
    stops,
    kelvin: DAYLIGHT_KELVIN,
  };
}

/** What a light comes from, as far as it tells colour and softness. */
export interface SourceFacts {
  readonly kelvin: number;
  /** Apparent diameter at the distance it is usually used from. */
  readonly sizeDegrees: number;
  /** Where it is so far away that its light does not fall off. */
  readonly distanceMetres?: number;
  /** What the audience takes it for, where the source itself is part of the scene. */
  readonly motivation?: string;
  readonly flicker?: { readonly stops: number; readonly hz: number };
}

const FAR_METRES = 1000;

/**
 * Colour temperatures of sources as photographers list them; the moon as films show it, bluer than its measured 4100 K. Neon signs have no
 * temperature: the two are the warmest and a cold one.
 *
 * @see https://en.wikipedia.org/wiki/Color_temperature
 */
export const LIGHT_SOURCES = {
  candle: { kelvin: 1900, sizeDegrees: 1.5, motivation: 'a candle', flicker: { stops: 0.4, hz: 6 } },
  fire: { kelvin: 2000, sizeDegrees: 20, motivation: 'an open fire', flicker: { stops: 0.8, hz: 4 } },
  'street-lamp': { kelvin: 2100, sizeDegrees: 2, motivation: 'a street lamp' },
  bulb: { kelvin: 2800, sizeDegrees: 4, motivation: 'a lamp' },
  tungsten: { kelvin: 3200, sizeDegrees: 3 },
  halogen: { kelvin: 3400, sizeDegrees: 2 },
  fluorescent: { kelvin: 4200, sizeDegrees: 25, motivation: 'fluorescent tubes' },
  'led-panel': { kelvin: 5600, sizeDegrees: 12 },
  sun: { kelvin: 5600, sizeDegrees: 0.5, distanceMetres: FAR_METRES, motivation: 'the sun' },
  'low-sun': { kelvin: 3500, sizeDegrees: 0.5, distanceMetres: FAR_METRES, motivation: 'the low sun' },
  daylight: { kelvin: 5600, sizeDegrees: 40, motivation: 'a window' },
  overcast: { kelvin: 6800, sizeDegrees: 120, distanceMetres: FAR_METRES, motivation: 'an overcast sky' },
  shade: { kelvin: 7500, sizeDegrees: 90, distanceMetres: FAR_METRES, motivation: 'the open sky' },
  moon: { kelvin: 8000, sizeDegrees: 0.5, distanceMetres: FAR_METRES, motivation: 'the moon' },
  screen: { kelvin: 9300, sizeDegrees: 25, motivation: 'a screen', flicker: { stops: 0.3, hz: 2 } },
  'neon-warm': { kelvin: 1900, sizeDegrees: 10, motivation: 'a red neon sign' },
  'neon-cool': { kelvin: 12_000, sizeDegrees: 10, motivation: 'a blue neon sign' },
} as const satisfies { readonly [name: string]: SourceFacts };

/** Sources a light can come from by name; `unset` leaves it to the role. */
export const SOURCE_NAMES = ['unset', ...(Object.keys(LIGHT_SOURCES) as (keyof typeof LIGHT_SOURCES)[])] as const;
export type LightSource = (typeof SOURCE_NAMES)[number];

/** What is known of a source; `undefined` for `unset`. */
export const sourceFacts = (source: LightSource): SourceFacts | undefined =>
  source === 'unset' ? undefined : LIGHT_SOURCES[source];

/** A whole light of a role with usual values, and some of its own. */
export const usualLight = (role: LightRole, own: Partial<LightValue> = {}): LightValue => ({
  name: role,
  role,
  ...USUAL_LIGHTS[role],
  motivation: '',
  changes: [],
  ...own,
});
