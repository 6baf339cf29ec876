/** What a camera can do in one move. */
export const MOVES = ['static', 'pan', 'tilt', 'roll', 'zoom', 'dolly', 'truck', 'pedestal', 'orbit'] as const;
export type Move = (typeof MOVES)[number];

/** How the amount of a move is counted. */
export interface MoveFacts {
  /** `°`, `m`, `x` (factor of the focal length), or nothing. */
  readonly unit: '°' | 'm' | 'x' | '';
  /** Taken when no amount is given. */
  readonly amount: number;
  /** Largest magnitude; for `x` the largest factor in or out. */
  readonly limit: number;
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
};
