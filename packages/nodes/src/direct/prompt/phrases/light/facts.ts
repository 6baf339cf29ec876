import { exp2 } from '../../../../stage/curves.ts';
import type { LightingValue, LightRole, LightValue, TimeOfDay } from '../../../values/index.ts';

/** Upper end of a bin, not included, and the word of it. */
export type Bins<W extends string> = readonly (readonly [end: number, word: W])[];

/** The word of the bin a value falls into. */
export const binOf = <W extends string>(bins: Bins<W>, value: number): W =>
  (bins.find(([end]) => value < end) ?? bins.at(-1)!)[1];

/** Key over fill in stops: one stop is 2:1, two 4:1, three 8:1. */
export const CONTRASTS = [
  [0.5, 'flat'],
  [1.5, 'gentle'],
  [2.5, 'dramatic'],
  [3.75, 'low-key'],
  [Infinity, 'noir'],
] as const satisfies Bins<string>;
export type Contrast = (typeof CONTRASTS)[number][1];

/** Apparent size in degrees: the sun has half a degree, a soft box near a face 20, an overcast sky more than 100. */
export const HARDNESS = [
  [2, 'hard'],
  [10, 'crisp'],
  [45, 'soft'],
  [Infinity, 'wrapping'],
] as const satisfies Bins<string>;
export type Hardness = (typeof HARDNESS)[number][1];

/** Colour as it looks, in kelvin of light on a screen whose white is 6500. */
export const COLOURS = [
  [2500, 'candle'],
  [3700, 'tungsten'],
  [4800, 'warm'],
  [7400, 'neutral'],
  [9000, 'cool'],
  [Infinity, 'blue'],
] as const satisfies Bins<string>;
export type LightColour = (typeof COLOURS)[number][1];

/** |azimuth| in degrees, in bins of 45. */
export const SIDES = [
  [22.5, 'front'],
  [67.5, 'three-quarter-front'],
  [112.5, 'side'],
  [157.5, 'three-quarter-back'],
  [Infinity, 'back'],
] as const satisfies Bins<string>;
export type Side = (typeof SIDES)[number][1];

/** Elevation in degrees. */
export const HEIGHTS = [
  [-5, 'below'],
  [20, 'level'],
  [60, 'high'],
  [Infinity, 'top'],
] as const satisfies Bins<string>;
export type Height = (typeof HEIGHTS)[number][1];

/** Exposure of the camera in stops. Near zero nothing is said. */
export const EXPOSURES = [
  [-1.5, 'dark'],
  [-0.6, 'dim'],
  [0.6, 'normal'],
  [1.5, 'bright'],
  [Infinity, 'blown'],
] as const satisfies Bins<string>;
export type Exposure = (typeof EXPOSURES)[number][1];

/** Haze from 0 to 1. */
export const HAZES = [
  [0.05, 'none'],
  [0.3, 'light'],
  [0.65, 'haze'],
  [Infinity, 'fog'],
] as const satisfies Bins<string>;
export type Haze = (typeof HAZES)[number][1];

/** One light in words that no language has yet. */
export interface LightFact {
  readonly role: LightRole;
  readonly hardness: Hardness;
  readonly colour: LightColour;
  readonly side: Side;
  /** Of the camera; `none` from straight ahead or behind. */
  readonly hand: 'left' | 'right' | 'none';
  readonly height: Height;
  /** Against the key. */
  readonly strength: 'faint' | 'normal' | 'strong';
  readonly motivation: string;
  readonly name: string;
  /** How it ends, against how it began. */
  readonly change: 'none' | 'fades-out' | 'dims' | 'brightens' | 'comes-up' | 'warms' | 'cools';
  readonly flickers: boolean;
}

/** A rig in words that no language has yet. */
export interface LightFacts {
  readonly time: TimeOfDay;
  /** Left out where there is nothing to compare. */
  readonly contrast?: Contrast;
  /** All light comes from behind, and far more of it than from everywhere: what stands in front is black. */
  readonly silhouette: boolean;
  /** Colour of the light from everywhere, where no lamp stands. */
  readonly ambient?: LightColour;
  readonly lights: readonly LightFact[];
  readonly haze: Haze;
  readonly exposure: Exposure;
}

/** Kelvin of a light as the white balance makes it look: mireds shift, kelvin do not. */
export const seenKelvin = (kelvin: number, whiteBalanceKelvin: number): number =>
  1e6 / Math.max(1, 1e6 / kelvin - 1e6 / whiteBalanceKelvin + 1e6 / 6500);

/** A light this far below the brightest, in stops, is not seen. */
const UNSEEN_STOPS = -7;

const ORDER: readonly LightRole[] = ['key', 'fill', 'kicker', 'rim', 'practical', 'background'];

/** What is said of a rig. Fill is said by the contrast it leaves; it has words of its own only where it has a colour or a reason. */
export function lightFacts(lighting: LightingValue): LightFacts {
  const brightest = Math.max(...lighting.lights.map(({ stops }) => stops));
  const seen = lighting.lights.filter(({ stops }) => stops - brightest > UNSEEN_STOPS);
  const facts = seen.map((light) => factOf(light, lighting.whiteBalanceKelvin));
  const said = facts.filter((fact) => fact.role !== 'fill' || fact.colour !== 'neutral' || fact.motivation !== '');
  const contrast = contrastOf(lighting);
  return {
    time: lighting.timeOfDay,
    ...(contrast && { contrast }),
    silhouette: isSilhouette(lighting),
    ...(lighting.lights.length === 0 && {
      ambient: binOf(COLOURS, seenKelvin(lighting.ambientKelvin, lighting.whiteBalanceKelvin)),
    }),
    lights: ORDER.flatMap((role) => said.filter((fact) => fact.role === role)),
    haze: binOf(HAZES, lighting.haze),
    exposure: binOf(EXPOSURES, lighting.exposureStops),
  };
}

const isSilhouette = ({ lights, ambientStops }: LightingValue): boolean =>
  lights.length > 0 &&
  !lights.some(({ role }) => role === 'key') &&
  lights.every(({ azimuthDegrees }) => Math.abs(azimuthDegrees) > 112.5) &&
  Math.max(...lights.map(({ stops }) => stops)) - ambientStops >= 4;

/** Brightest key over everything that fills its shadows. */
function contrastOf({ lights, ambientStops }: LightingValue): Contrast | undefined {
  const keys = lights.filter(({ role }) => role === 'key').map(({ stops }) => stops);
  if (keys.length === 0) return undefined;
  const fill = lights.filter(({ role }) => role === 'fill').reduce((sum, { stops }) => sum + exp2(stops), 0);
  const shadows = fill + exp2(ambientStops);
  // Stops of a sum need a logarithm; bins can be compared in linear light instead.
  const ratio = exp2(Math.max(...keys)) / shadows;
  return CONTRASTS.find(([end]) => end === Infinity || ratio < exp2(end))?.[1];
}

function factOf(light: LightValue, whiteBalanceKelvin: number): LightFact {
  const turn = Math.abs(light.azimuthDegrees);
  const side = binOf(SIDES, turn);
  return {
    role: light.role,
    hardness: binOf(HARDNESS, light.sizeDegrees),
    colour: binOf(COLOURS, seenKelvin(light.kelvin, whiteBalanceKelvin)),
    side,
    hand: side === 'front' || side === 'back' ? 'none' : light.azimuthDegrees < 0 ? 'left' : 'right',
    height: binOf(HEIGHTS, light.elevationDegrees),
    strength: light.role === 'key' ? 'normal' : light.stops > 0.75 ? 'strong' : light.stops < -2.5 ? 'faint' : 'normal',
    motivation: light.motivation,
    name: light.name,
    change: changeOf(light),
    flickers: light.flicker !== undefined,
  };
}

/** From its first state to its last; what happens between is for pictures, not for words. */
function changeOf({ changes, stops, kelvin }: LightValue): LightFact['change'] {
  const first = changes[0] ?? { stops, kelvin };
  const last = changes.at(-1) ?? first;
  const from = changes.length === 1 ? { stops, kelvin } : first;
  const more = last.stops - from.stops;
  if (more <= -4) return 'fades-out';
  if (more >= 4) return 'comes-up';
  if (more <= -0.75) return 'dims';
  if (more >= 0.75) return 'brightens';
  const mireds = 1e6 / last.kelvin - 1e6 / from.kelvin;
  if (mireds >= 40) return 'warms';
  return mireds <= -40 ? 'cools' : 'none';
}
