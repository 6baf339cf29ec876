import type { Ease } from '../stage/index.ts';
import type { Move } from './moves.ts';

/** A move to be said. */
export interface SpokenMove {
  readonly move: Move;
  /** Degrees, metres or factor. */
  readonly amount: number;
  readonly seconds: number;
  readonly ease?: Ease;
}

/** Verb in the third person and as a participle, for amounts one way and the other. */
type Forms = readonly [does: string, doing: string];
const VERBS: { readonly [M in Move]: readonly [positive: Forms, negative: Forms] } = {
  static: [
    ['holds still', 'holding still'],
    ['holds still', 'holding still'],
  ],
  pan: [
    ['pans right', 'panning right'],
    ['pans left', 'panning left'],
  ],
  tilt: [
    ['tilts up', 'tilting up'],
    ['tilts down', 'tilting down'],
  ],
  roll: [
    ['rolls clockwise', 'rolling clockwise'],
    ['rolls counter-clockwise', 'rolling counter-clockwise'],
  ],
  zoom: [
    ['zooms in', 'zooming in'],
    ['zooms out', 'zooming out'],
  ],
  dolly: [
    ['pushes in', 'pushing in'],
    ['pulls back', 'pulling back'],
  ],
  truck: [
    ['trucks right', 'trucking right'],
    ['trucks left', 'trucking left'],
  ],
  pedestal: [
    ['rises', 'rising'],
    ['sinks', 'sinking'],
  ],
  orbit: [
    ['orbits right', 'orbiting right'],
    ['orbits left', 'orbiting left'],
  ],
};

/**
 * Upper ends of the bins of angular speed in degrees per second, and the adverb of each. Adverbs in -ly stand before the
 * verb, those ending in a hyphen are part of it, all others follow it.
 */
const TURN_SPEEDS = [
  [6, 'slowly'],
  [20, 'steadily'],
  [120, 'quickly'],
  [Infinity, 'whip-'],
] as const;
/** Upper ends of the bins of travelling speed in metres per second. */
const TRAVEL_SPEEDS = [
  [0.3, 'very slowly'],
  [1, 'at walking pace'],
  [1.5, 'briskly'],
  [Infinity, 'at running speed'],
] as const;
/** Upper ends of the bins of zoom speed in doublings per second: log2 of a factor of 1.05, 1.3 and 2 per second. */
const ZOOM_SPEEDS = [
  [0.07038932789139798, 'subtly'],
  [0.37851162325372983, 'steadily'],
  [1, 'quickly'],
  [Infinity, 'crash-'],
] as const;

/** How far an orbit goes; upper ends in degrees. */
const ORBIT_REACH = [
  [60, 'around the subject'],
  [120, 'a quarter circle around the subject'],
  [240, 'half a circle around the subject'],
  [330, 'most of the way around the subject'],
  [Infinity, 'all the way around the subject'],
] as const;

/** Upper ends of the bins of full-frame focal lengths, mm. */
const LENSES = [
  [22, 'ultra-wide'],
  [31, 'wide'],
  [42, 'natural wide'],
  [65, 'normal'],
  [110, 'portrait'],
  [Infinity, 'telephoto'],
] as const;

const EASE_WORDS: { readonly [E in Ease]: string } = {
  linear: ' at constant speed',
  in: ', gathering speed',
  out: ', settling to a stop',
  'in-out': '',
  hold: '',
};

const pick = (bins: readonly (readonly [number, string])[], value: number): string =>
  bins.find(([end]) => value < end)?.[1] ?? bins.at(-1)![1];

/** `35 mm natural wide lens` */
export const lensWords = (focalLengthMm: number): string =>
  `${round(focalLengthMm)} mm ${pick(LENSES, focalLengthMm)} lens`;

/** The adverb for how fast a move goes, by the bins above; empty for a camera that stands still. */
export function speedWords({ move, amount, seconds }: SpokenMove): string {
  switch (move) {
    case 'static':
      return '';
    case 'pan':
    case 'tilt':
    case 'roll':
    case 'orbit':
      return pick(TURN_SPEEDS, Math.abs(amount) / seconds);
    case 'dolly':
    case 'truck':
    case 'pedestal':
      return pick(TRAVEL_SPEEDS, Math.abs(amount) / seconds);
    case 'zoom':
      return pick(ZOOM_SPEEDS, doublings(amount) / seconds);
    default:
      return move satisfies never;
  }
}

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

const isForward = ({ move, amount }: SpokenMove): boolean => (move === 'zoom' ? amount >= 1 : amount >= 0);
const standsStill = ({ move, amount }: SpokenMove): boolean =>
  move === 'static' || amount === (move === 'zoom' ? 1 : 0);

function phrase(spoken: SpokenMove, form: 0 | 1): string {
  if (standsStill(spoken)) return VERBS.static[0][form];
  const verb = VERBS[spoken.move][isForward(spoken) ? 0 : 1][form];
  const where = spoken.move === 'orbit' ? ` ${pick(ORBIT_REACH, Math.abs(spoken.amount))}` : '';
  const speed = speedWords(spoken);
  if (speed.endsWith('-')) return `${speed}${verb}${where}`;
  return speed.endsWith('ly') ? `${speed} ${verb}${where}` : `${verb}${where} ${speed}`;
}

/** `very slowly pushes in while slowly panning right`: moves made at the same time. */
export function movesTogetherWords(moves: readonly SpokenMove[]): string {
  const moving = moves.filter((spoken) => !standsStill(spoken));
  const [first, ...rest] = moving.length > 0 ? moving : moves.slice(0, 1);
  if (first === undefined) return 'holds still';
  const ease = standsStill(first) ? '' : EASE_WORDS[first.ease ?? 'in-out'];
  const also = rest.map((spoken) => phrase(spoken, 1)).join(' and ');
  return `${phrase(first, 0)}${ease}${also && `${ease.startsWith(',') ? ',' : ''} while ${also}`}`;
}

/** `The camera very slowly pushes in over 5 seconds, 35 mm natural wide lens.` */
export function cameraWords(moves: readonly SpokenMove[], seconds: number, focalLengthMm: number): string {
  const time = moves.every(standsStill) ? 'for' : 'over';
  return `The camera ${movesTogetherWords(moves)} ${time} ${secondsWords(seconds)}, ${lensWords(focalLengthMm)}.`;
}

/** `5 seconds`, `1 second`, `2.5 seconds` */
export const secondsWords = (seconds: number): string =>
  `${round(seconds)} ${round(seconds) === 1 ? 'second' : 'seconds'}`;

const round = (value: number): number => Math.round(value * 10) / 10;
