/** What a camera can do in one move. */
export const MOVES = [
  'static',
  'pan',
  'tilt',
  'roll',
  'zoom',
  'dolly',
  'truck',
  'pedestal',
  'orbit',
  'arc',
  'crane',
  'follow',
  'lead',
  'whip',
  'rack-focus',
  'dolly-zoom',
] as const;
export type Move = (typeof MOVES)[number];

/** How the amount of a move is counted. */
export interface MoveFacts {
  /** `°`, `m`, `x` (factor of the focal length), or nothing. */
  readonly unit: '°' | 'm' | 'x' | '';
  /** Taken when no amount is given. */
  readonly amount: number;
  /** Largest magnitude; for `x` the largest factor in or out. */
  readonly limit: number;
  /** Smallest, where amounts have no sign. */
  readonly least?: number;
  /** What a positive amount (for `x`: a factor over 1) does. */
  readonly doc: string;
}

/** Signs are those of the `camera` port type: right, up, forward and clockwise are positive. */
export const MOVE_FACTS: { readonly [M in Move]: MoveFacts } = {
  static: { unit: '', amount: 0, limit: Infinity, doc: 'Stands still.' },
  pan: { unit: '°', amount: 20, limit: 720, doc: 'Turns right.' },
  tilt: { unit: '°', amount: 10, limit: 180, doc: 'Turns up.' },
  roll: { unit: '°', amount: 8, limit: 720, doc: 'Leans clockwise.' },
  zoom: { unit: 'x', amount: 1.3, limit: 20, doc: 'Zooms in; under 1 zooms out.' },
  dolly: { unit: 'm', amount: 1, limit: 1000, doc: 'Travels forward along its heading.' },
  truck: { unit: 'm', amount: 1, limit: 1000, doc: 'Travels right.' },
  pedestal: { unit: 'm', amount: 0.5, limit: 1000, doc: 'Rises.' },
  orbit: { unit: '°', amount: 30, limit: 720, doc: 'Circles to the right around a point ahead, always facing it.' },
  arc: {
    unit: '°',
    amount: 45,
    limit: 360,
    doc: 'Circles to the right around a point ahead and comes nearer to it meanwhile.',
  },
  crane: { unit: 'm', amount: 2, limit: 100, doc: 'Rises and keeps the point ahead where it is in the picture.' },
  follow: { unit: 'm', amount: 0, limit: Infinity, doc: 'Goes the way of a subject, always as far from it.' },
  lead: { unit: 'm', amount: 0, limit: Infinity, doc: 'Backs away before a subject that walks towards it.' },
  whip: { unit: '°', amount: 90, limit: 720, doc: 'Turns right so fast that the picture blurs, then holds.' },
  'rack-focus': { unit: 'm', amount: 2, limit: 10_000, least: 0.1, doc: 'Moves the focus to this distance.' },
  'dolly-zoom': {
    unit: 'm',
    amount: 1,
    limit: 1000,
    doc: 'Travels forward while the lens widens, so that what stands at the distance keeps its size.',
  },
};

/** Smallest and largest amount of a move. */
export function amountRange(move: Move): readonly [min: number, max: number] {
  const { unit, limit, least } = MOVE_FACTS[move];
  return [least ?? (unit === 'x' ? 1 / limit : -limit), limit];
}

/** How fast a whip turns on average: 90 degrees in ten frames of 24. */
const WHIP_DEGREES_PER_SECOND = 216;
/** Nothing heavy turns in less. */
const WHIP_MIN_SECONDS = 0.25;

/** How long a whip itself takes; what is left of the move's time it holds. */
export const whipSeconds = (degrees: number): number =>
  Math.max(WHIP_MIN_SECONDS, Math.abs(degrees) / WHIP_DEGREES_PER_SECOND);

/** Moves that are about a subject when there is one: they follow it, circle it, or keep its size or place. */
export const SUBJECT_MOVES: ReadonlySet<Move> = new Set<Move>([
  'orbit',
  'arc',
  'crane',
  'follow',
  'lead',
  'rack-focus',
  'dolly-zoom',
]);
/** Moves that turn the camera themselves, so that it cannot be turned to somebody meanwhile. */
export const TURNING_MOVES: ReadonlySet<Move> = new Set<Move>(['pan', 'tilt', 'whip']);
/** Moves whose way can come nearer to what they go around or along with. */
export const CLOSING_MOVES: ReadonlySet<Move> = new Set<Move>(['arc', 'follow', 'lead']);
/** Moves that go the way of their subject and have no amount of their own. */
export const FOLLOWING_MOVES: ReadonlySet<Move> = new Set<Move>(['follow', 'lead']);
/** Moves for which the camera leaves its place. */
export const TRAVELLING_MOVES: ReadonlySet<Move> = new Set<Move>([
  'dolly',
  'truck',
  'pedestal',
  'orbit',
  'arc',
  'crane',
  'follow',
  'lead',
  'dolly-zoom',
]);
