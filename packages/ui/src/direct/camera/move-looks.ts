import type { Scale } from '../fields/scale.ts';

/** What a move does to a picture: how far each plane of it goes, in hundredths of the picture, and how much it grows. */
export interface Glimpse {
  /** Farthest plane: x, y, growth. */
  readonly back: readonly [x: number, y: number, growth: number];
  /** Half way. */
  readonly middle: readonly [x: number, y: number, growth: number];
  /** Where the subject is. */
  readonly front: readonly [x: number, y: number, growth: number];
  /** Degrees that the whole picture leans. */
  readonly lean?: number;
  /** What becomes sharp, and what is sharp no longer. */
  readonly pulls?: true;
  /** So fast that everything is smeared. */
  readonly smears?: true;
}

/** A move as people see and choose it. */
export interface MoveLook {
  readonly name: string;
  /** What happens, in a few words. */
  readonly about: string;
  readonly glimpse: Glimpse;
  /** How its amount counts: only amounts that count alike mean anything when another move is chosen. */
  readonly counts?: 'turn' | 'way' | 'factor' | 'distance';
  /** Of the slider of its amount; none for a move without one. */
  readonly amount?: Scale;
}

const STILL: Glimpse['back'] = [0, 0, 1];
const turn = (most: number, step = 1) => ({ counts: 'turn', amount: { min: -most, max: most, step } }) as const;
const way = (most: number) => ({ counts: 'way', amount: { min: -most, max: most, step: 0.1 } }) as const;

/** Looks of the moves, by the words that the input takes. A zoom grows everything alike; a dolly what is near most. */
export const MOVE_LOOKS: { readonly [move: string]: MoveLook } = {
  static: { name: 'Static', about: 'Stands still', glimpse: { back: STILL, middle: STILL, front: STILL } },
  pan: {
    name: 'Pan',
    about: 'Turns right or left from one place',
    glimpse: { back: [-24, 0, 1], middle: [-24, 0, 1], front: [-24, 0, 1] },
    ...turn(180),
  },
  tilt: {
    name: 'Tilt',
    about: 'Turns up or down from one place',
    glimpse: { back: [0, 22, 1], middle: [0, 22, 1], front: [0, 22, 1] },
    ...turn(90),
  },
  roll: {
    name: 'Roll',
    about: 'Leans the horizon',
    glimpse: { back: STILL, middle: STILL, front: STILL, lean: -16 },
    ...turn(90),
  },
  zoom: {
    name: 'Zoom',
    about: 'Enlarges near and far alike, without parallax',
    glimpse: { back: [0, 0, 1.5], middle: [0, 0, 1.5], front: [0, 0, 1.5] },
    counts: 'factor',
    amount: { min: 0.25, max: 4, step: 0.01, isLog: true },
  },
  dolly: {
    name: 'Dolly',
    about: 'Travels in or out: what is near grows most',
    glimpse: { back: [0, 0, 1.06], middle: [0, 0, 1.22], front: [0, 0, 1.6] },
    ...way(6),
  },
  truck: {
    name: 'Truck',
    about: 'Travels sideways: what is near passes first',
    glimpse: { back: [-4, 0, 1], middle: [-13, 0, 1], front: [-30, 0, 1] },
    ...way(6),
  },
  pedestal: {
    name: 'Pedestal',
    about: 'Rises or sinks, looking level',
    glimpse: { back: [0, 3, 1], middle: [0, 11, 1], front: [0, 26, 1] },
    ...way(3),
  },
  orbit: {
    name: 'Orbit',
    about: 'Circles a point and keeps facing it',
    glimpse: { back: [30, 0, 1], middle: [16, 0, 1], front: STILL },
    ...turn(360, 5),
  },
  arc: {
    name: 'Arc',
    about: 'Circles and comes nearer',
    glimpse: { back: [24, 0, 1.06], middle: [14, 0, 1.18], front: [0, 0, 1.42] },
    ...turn(180, 5),
  },
  crane: {
    name: 'Crane',
    about: 'Rises while the subject keeps its place',
    glimpse: { back: [0, -24, 1], middle: [0, -12, 1], front: [0, 0, 0.94] },
    ...way(6),
  },
  follow: {
    name: 'Follow',
    about: 'Goes along behind or beside a subject',
    glimpse: { back: [-8, 0, 1], middle: [-26, 0, 1], front: STILL },
  },
  lead: {
    name: 'Lead',
    about: 'Backs away before a subject that walks',
    glimpse: { back: [0, 0, 0.94], middle: [0, 0, 0.76], front: STILL },
  },
  whip: {
    name: 'Whip',
    about: 'Turns so fast that the picture smears',
    glimpse: { back: [-46, 0, 1], middle: [-46, 0, 1], front: [-46, 0, 1], smears: true },
    ...turn(180, 5),
  },
  'rack-focus': {
    name: 'Rack focus',
    about: 'Moves what is sharp to another distance',
    glimpse: { back: STILL, middle: STILL, front: STILL, pulls: true },
    counts: 'distance',
    amount: { min: 0.3, max: 30, step: 0.05, isLog: true },
  },
  'dolly-zoom': {
    name: 'Dolly zoom',
    about: 'Vertigo: the subject stays, the world flies',
    glimpse: { back: [0, 0, 0.66], middle: [0, 0, 0.8], front: STILL },
    ...way(6),
  },
};

/** The look of a move; one that is not known is shown by its name. */
export const lookOfMove = (move: string): MoveLook =>
  Object.hasOwn(MOVE_LOOKS, move)
    ? MOVE_LOOKS[move]!
    : { name: move, about: move, glimpse: { back: STILL, middle: STILL, front: STILL } };
