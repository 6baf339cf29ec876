import { whipSeconds } from './moves.ts';
import type { SpokenMove } from './spoken.ts';

/** Upper ends of bins, not included, and the words of them. */
export type Bins<W extends string = string> = readonly (readonly [end: number, word: W])[];

/** The word of the bin a value falls into. */
export const pick = <W extends string>(bins: Bins<W>, value: number): W =>
  (bins.find(([end]) => value < end) ?? bins.at(-1)!)[1];

/**
 * Upper ends of the bins of angular speed in degrees per second, and the adverb of each. Adverbs in -ly stand before the
 * verb, those ending in a hyphen are part of it, all others follow it.
 */
export const TURN_SPEEDS = [
  [6, 'slowly'],
  [20, 'steadily'],
  [120, 'quickly'],
  [Infinity, 'whip-'],
] as const satisfies Bins;
/** Upper ends of the bins of travelling speed in metres per second. */
export const TRAVEL_SPEEDS = [
  [0.3, 'very slowly'],
  [1, 'at walking pace'],
  [1.5, 'briskly'],
  [Infinity, 'at running speed'],
] as const satisfies Bins;
/** Upper ends of the bins of zoom speed in doublings per second: log2 of a factor of 1.05, 1.3 and 2 per second. */
export const ZOOM_SPEEDS = [
  [0.07038932789139798, 'subtly'],
  [0.37851162325372983, 'steadily'],
  [1, 'quickly'],
  [Infinity, 'crash-'],
] as const satisfies Bins;
/** Upper ends of the bins of how long a focus pull takes, seconds. */
export const PULL_SPEEDS = [
  [0.75, 'quickly'],
  [3, ''],
  [Infinity, 'slowly'],
] as const satisfies Bins;

/** The adverb of a speed, as every language has a word for it; empty for none. */
export type Speed =
  | (typeof TURN_SPEEDS)[number][1]
  | (typeof TRAVEL_SPEEDS)[number][1]
  | (typeof ZOOM_SPEEDS)[number][1]
  | (typeof PULL_SPEEDS)[number][1];

/** The adverb for how fast a move goes, by the bins above; empty for a camera that stands still or whose verb says it. */
export function speedWords({ move, amount, seconds }: SpokenMove): Speed {
  switch (move) {
    case 'static':
    case 'whip':
      return '';
    case 'pan':
    case 'tilt':
    case 'roll':
    case 'orbit':
    case 'arc':
      return pick(TURN_SPEEDS, Math.abs(amount) / seconds);
    case 'dolly':
    case 'truck':
    case 'pedestal':
    case 'crane':
    case 'follow':
    case 'lead':
    case 'dolly-zoom':
      return pick(TRAVEL_SPEEDS, Math.abs(amount) / seconds);
    case 'zoom':
      return pick(ZOOM_SPEEDS, doublings(amount) / seconds);
    case 'rack-focus':
      return pick(PULL_SPEEDS, seconds);
    default:
      return move satisfies never;
  }
}

/** Whether a whip is over long before its time, so that holding is a part of it. */
export const holdsAfterWhip = ({ move, amount, seconds }: SpokenMove): boolean =>
  move === 'whip' && seconds > 1.5 * whipSeconds(amount);

/** |log2| of a factor to about 1e-9, by squaring: the words of a camera are part of its result and must not differ between engines. */
function doublings(factor: number): number {
  let rest = factor < 1 ? 1 / factor : factor;
  let result = 0;
  while (rest >= 2) {
    rest /= 2;
    result += 1;
  }
  for (let digit = 0.5; digit > 1e-9; digit /= 2) {
    rest *= rest;
    if (rest < 2) continue;
    rest /= 2;
    result += digit;
  }
  return result;
}

/** How far a move goes. Small and large are said, what is between goes without saying. */
export type Extent = 'little' | '' | 'quarter' | 'half' | 'most' | 'full' | 'far' | 'twice';

/** Upper ends in degrees. */
const CIRCLE_EXTENTS: Bins<Extent> = [
  [60, ''],
  [120, 'quarter'],
  [240, 'half'],
  [330, 'most'],
  [Infinity, 'full'],
];
const PAN_EXTENTS: Bins<Extent> = [
  [12, 'little'],
  [60, ''],
  [135, 'quarter'],
  [270, 'half'],
  [Infinity, 'full'],
];
const TILT_EXTENTS: Bins<Extent> = [
  [12, 'little'],
  [45, ''],
  [Infinity, 'far'],
];
/** Metres. */
const TRAVEL_EXTENTS: Bins<Extent> = [
  [0.5, 'little'],
  [3, ''],
  [Infinity, 'far'],
];
/** Factors in or out. */
const ZOOM_EXTENTS: Bins<Extent> = [
  [1.2, 'little'],
  [1.75, ''],
  [2.5, 'twice'],
  [Infinity, 'far'],
];

/** How far a move goes, by the bins above. */
export function extentOf({ move, amount }: SpokenMove): Extent {
  const size = Math.abs(amount);
  switch (move) {
    case 'orbit':
    case 'arc':
      return pick(CIRCLE_EXTENTS, size);
    case 'pan':
    case 'whip':
    case 'roll':
      return pick(PAN_EXTENTS, size);
    case 'tilt':
      return pick(TILT_EXTENTS, size);
    case 'dolly':
    case 'truck':
    case 'pedestal':
    case 'crane':
    case 'dolly-zoom':
      return pick(TRAVEL_EXTENTS, size);
    case 'zoom':
      return pick(ZOOM_EXTENTS, amount < 1 ? 1 / amount : amount);
    case 'static':
    case 'follow':
    case 'lead':
    case 'rack-focus':
      return '';
    default:
      return move satisfies never;
  }
}

/** Upper ends of the bins of full-frame focal lengths, mm. */
export const LENSES = [
  [22, 'ultra-wide'],
  [31, 'wide'],
  [42, 'natural wide'],
  [65, 'normal'],
  [110, 'portrait'],
  [Infinity, 'telephoto'],
] as const satisfies Bins;
export type LensName = (typeof LENSES)[number][1];

/** Upper ends of the bins of how deep the sharp part is, against the distance of the focus. */
export const DEPTHS = [
  [0.1, 'razor-thin'],
  [0.4, 'shallow'],
  [1.5, 'moderate'],
  [Infinity, 'deep'],
] as const satisfies Bins;
export type SharpDepth = (typeof DEPTHS)[number][1];

/** Upper ends of the bins of the largest swing of a shake, degrees. */
export const SHAKES = [
  [0.2, 'hardly'],
  [0.8, 'slightly'],
  [2, 'clearly'],
  [Infinity, 'violently'],
] as const satisfies Bins;
export type ShakeName = (typeof SHAKES)[number][1];

/** Tenths at most, as numbers are said. */
export const tenths = (value: number): number => Math.round(value * 10) / 10;
