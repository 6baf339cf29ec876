/** A place in the room: metres to the right of the middle, and metres from the camera of the master shot towards the window. */
export type Place = readonly [right: number, ahead: number];

/** Where the two sit. */
export const INES: Place = [-0.85, 3.4];
export const THEO: Place = [0.85, 3.4];
/** Where Theo stands before he sits down. */
export const BESIDE_THE_CHAIR: Place = [0.85, 2.95];
export const LAMP: Place = [1.95, 4.6];
export const TABLE: Place = [0, 3.4];
/** What light from the window seems to come from. */
export const WINDOW: Place = [0, 8.6];

/** A camera of its own: the room turned and moved so that this camera is the one at rest. */
export interface Setup {
  readonly name: string;
  readonly stands: Place;
  /** To the right, against the master shot. */
  readonly panDegrees: number;
  /** Above the floor. */
  readonly eye: number;
}

/**
 * The three setups of the scene. All stand on the near side of the line between the two, so that Ines always looks to the right and Theo to
 * the left.
 */
export const MASTER: Setup = { name: 'master', stands: [0, 0], panDegrees: 0, eye: 1.35 };
export const ON_INES: Setup = { name: 'ines', stands: [1.95, 2.75], panDegrees: -77, eye: 1.3 };
export const ON_THEO: Setup = { name: 'theo', stands: [-1.95, 2.75], panDegrees: 77, eye: 1.3 };

const round = (value: number): number => Math.round(value * 100) / 100;

/** A place of the room as a setup sees it. */
export function seenFrom({ stands, panDegrees }: Setup, [right, ahead]: Place): [right: number, ahead: number] {
  const pan = (panDegrees * Math.PI) / 180;
  const [x, y] = [right - stands[0], ahead - stands[1]];
  return [round(x * Math.cos(pan) - y * Math.sin(pan)), round(x * Math.sin(pan) + y * Math.cos(pan))];
}

/** Where somebody looks, as a setup sees it: 0 at its camera, 90 to the right of the picture. */
export const facingFrom = ({ panDegrees }: Setup, degrees: number): number => degrees + panDegrees;

/** From where light of a place falls on somebody: 0 from the camera, positive from its right. */
export function azimuthOf(setup: Setup, from: Place, on: Place): number {
  const degrees = (Math.atan2(from[0] - on[0], on[1] - from[1]) * 180) / Math.PI + setup.panDegrees;
  return Math.round(degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees);
}

/** Metres between two places. */
export const distance = (a: Place, b: Place): number => round(Math.hypot(a[0] - b[0], a[1] - b[1]));
