import { binOf, HARDNESS } from '../../direct/prompt/phrases/light/facts.ts';
import type { LightingValue, LightValue } from '../../direct/values/index.ts';
import { exp2, linearToSrgb, type Rgb, sinDegrees } from '../../stage/index.ts';
import { lightGains } from '../../stage/light/black-body.ts';
import { lightAt } from '../light-setup.ts';

/** One light of a diagram at one instant. */
export interface Lamp {
  /** From 1, as it is numbered on the diagram. */
  readonly number: number;
  /** As it is at the instant. */
  readonly light: LightValue;
  /** Its colour through the camera's white balance, as bright as the screen can show. */
  readonly colour: Rgb;
}

/** Height of the eyes of somebody who stands, metres: lamps are placed around them, and stands are measured from the floor. */
export const STANDING_EYES_METRES = 1.6;

/** The lights of a rig at an instant, without their flicker: what they are on average. */
export const lampsOf = ({ lights, whiteBalanceKelvin }: LightingValue, seconds: number): Lamp[] =>
  lights.map((each, i) => {
    const light = { ...each, ...lightAt({ ...each, flicker: undefined }, seconds) };
    return { number: i + 1, light, colour: screenColour(light.kelvin, whiteBalanceKelvin) };
  });

/** Light of a colour temperature on a screen, the strongest channel at its most. */
export function screenColour(kelvin: number, whiteBalanceKelvin: number): Rgb {
  const gains = lightGains(kelvin, whiteBalanceKelvin);
  const most = Math.max(...gains);
  return gains.map((gain) => Math.round(255 * linearToSrgb(gain / most))) as unknown as Rgb;
}

const rounded = (value: number, digits: number): string => {
  const factor = 10 ** digits;
  // Adding 0 turns a negative zero into zero.
  return String(Math.round(value * factor) / factor + 0).replace('-', '−');
};

/** `−1.5 stops`, `+1 stop`, `0 stops`. */
export function stopsText(stops: number): string {
  const text = rounded(stops, 2);
  const unit = text === '1' || text === '−1' ? 'stop' : 'stops';
  return `${text === '0' || text.startsWith('−') ? '' : '+'}${text} ${unit}`;
}

export const kelvinText = (kelvin: number): string => `${rounded(kelvin, 0)} K`;

/** `45° right`, `at the camera`, `behind`. */
export function azimuthText(degrees: number): string {
  const turn = Math.abs(Math.round(degrees));
  if (turn === 0) return 'at the camera';
  if (turn === 180) return 'behind';
  return `${turn}° ${degrees < 0 ? 'left' : 'right'}`;
}

/** `30° up`, `level`, `10° down`. */
export function elevationText(degrees: number): string {
  const angle = Math.round(degrees);
  return angle === 0 ? 'level' : `${Math.abs(angle)}° ${angle < 0 ? 'down' : 'up'}`;
}

const FEET_PER_METRE = 3.28084;

/** `2.5 m / 8.2 ft`. */
export function distanceText(metres: number): string {
  const digits = metres < 20 ? 1 : 0;
  return `${rounded(metres, digits)} m / ${rounded(metres * FEET_PER_METRE, digits)} ft`;
}

/** Height of a lamp above the floor, for eyes at the height of somebody who stands; empty for what is as far as the sky. */
export function heightText({ distanceMetres, elevationDegrees }: LightValue): string {
  if (distanceMetres > 50) return 'far away';
  return `${rounded(Math.max(0, STANDING_EYES_METRES + distanceMetres * sinDegrees(elevationDegrees)), 1)} m`;
}

/** `20° soft`. */
export const sizeText = (degrees: number): string => `${rounded(degrees, 1)}° ${binOf(HARDNESS, degrees)}`;

/** What moves or motivates a light: `a window; changes; flickers`. */
export function remarksOf({ motivation, changes, flicker }: LightValue): string {
  const last = changes.at(-1);
  const change = last && `to ${stopsText(last.stops)}, ${kelvinText(last.kelvin)} at ${rounded(last.seconds, 1)} s`;
  const unrest = flicker && `flickers ±${rounded(flicker.stops, 1)} stops, ${rounded(flicker.hz, 1)} Hz`;
  return [motivation, change, unrest].filter(Boolean).join('; ');
}

/** Name and role, once where they are the same. */
export const titleOf = ({ name, role }: LightValue): string => (name.startsWith(role) ? name : `${name} (${role})`);

/** Facts that hold for the whole rig: `White balance 5600 K`. */
export function rigFacts(lighting: LightingValue): string[] {
  const { whiteBalanceKelvin, ambientStops, ambientKelvin, haze, exposureStops } = lighting;
  const ratio = ratioOf(lighting);
  return [
    `White balance ${kelvinText(whiteBalanceKelvin)}`,
    ...(ratio === undefined ? [] : [`Lit to shadow side ${ratio}`]),
    `Ambient ${stopsText(ambientStops)}, ${kelvinText(ambientKelvin)}`,
    ...(haze > 0 ? [`Haze ${rounded(haze, 2)}`] : []),
    ...(exposureStops === 0 ? [] : [`Exposure ${stopsText(exposureStops)}`]),
  ];
}

/** What the lit side of a face has against the other one: key and all that fills, against all that fills. `4:1`. */
function ratioOf({ lights, ambientStops }: LightingValue): string | undefined {
  const keys = lights.filter(({ role }) => role === 'key');
  if (keys.length === 0) return undefined;
  const fill = lights
    .filter(({ role }) => role === 'fill')
    .reduce((sum, { stops }) => sum + exp2(stops), exp2(ambientStops));
  const ratio = (exp2(Math.max(...keys.map(({ stops }) => stops))) + fill) / fill;
  return `${rounded(ratio, ratio < 3 ? 1 : 0)}:1`;
}
