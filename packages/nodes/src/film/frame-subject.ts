import type { Angle, ShotSize } from '../direct/values/index.ts';
import {
  add,
  atan2Degrees,
  cosDegrees,
  type FrameSize,
  type Pose,
  scale,
  sinDegrees,
  subtract,
  type Vec3,
} from '../stage/index.ts';

/** Share of the frame's height that a standing subject would take: over 1, only a part of it is in the frame. */
const SUBJECT_SHARE: { readonly [S in Exclude<ShotSize, 'unset'>]: number } = {
  'extreme-wide': 0.12,
  wide: 0.75,
  'medium-wide': 1.2,
  medium: 1.6,
  'medium-close': 2.4,
  close: 3.5,
  'extreme-close': 6,
};
/** Height of the eyes, as a share of the height of the body. */
export const EYES = 0.93;

/** Degrees by which the camera stands above what it looks at, and by which it leans. */
const ANGLE_DEGREES: { readonly [A in Angle]: { readonly above: number; readonly roll: number } } = {
  unset: { above: 0, roll: 0 },
  eye: { above: 0, roll: 0 },
  low: { above: -20, roll: 0 },
  high: { above: 25, roll: 0 },
  top: { above: 80, roll: 0 },
  ground: { above: -80, roll: 0 },
  dutch: { above: 0, roll: 12 },
  'over-shoulder': { above: 4, roll: 0 },
  'point-of-view': { above: 0, roll: 0 },
};
/** Cameras stay this far above the floor. */
const LOWEST_METRES = 0.15;
/** Room beside several subjects that share a frame, metres in all. */
const BESIDE_METRES = 0.9;

/** Whom to frame, and through what. */
export interface Framing {
  readonly size: ShotSize;
  readonly angle: Angle;
  /** Where it stands on the floor, world space; the middle of several. */
  readonly feet: Vec3;
  readonly heightMetres: number;
  /** From the leftmost to the rightmost of several, metres; 0 for one. */
  readonly widthMetres: number;
  /** The level direction from the subject to the camera, of length 1. */
  readonly towards: Vec3;
  readonly frame: FrameSize;
  readonly focalLengthMm: number;
  readonly sensorWidthMm: number;
}

/**
 * Where a camera stands for a shot of this size. The eyes lie a third below the upper edge where not all of the subject is
 * seen; an unset size is a medium-wide one. Several subjects are never cut off at the sides.
 */
export function frameSubject(framing: Framing): Pose {
  const { size, angle, feet, heightMetres, towards, focalLengthMm } = framing;
  const share = SUBJECT_SHARE[size === 'unset' ? 'medium-wide' : size];
  const seen = Math.max(heightMetres / share, heightToHold(framing));
  const middle = seen > heightMetres ? heightMetres / 2 : EYES * heightMetres - seen / 6;
  const target: Vec3 = [feet[0], feet[1] + middle, feet[2]];
  const { above, roll } = ANGLE_DEGREES[angle];
  const metres = distanceFor(seen, framing);
  const level = metres * cosDegrees(angle === 'ground' ? 0 : above);
  const height = Math.max(feet[1] + LOWEST_METRES, target[1] + metres * sinDegrees(above));
  const position = add([target[0], height, target[2]], scale(towards, level));
  return { ...lookAt(position, target), rollDegrees: roll, focalLengthMm };
}

/** Height of a frame that is just wide enough, metres. */
const heightToHold = ({ widthMetres, frame }: Framing): number =>
  widthMetres === 0 ? 0 : ((widthMetres + BESIDE_METRES) * frame.height) / frame.width;

/** From where a frame is so many metres high. */
const distanceFor = (metres: number, { frame, focalLengthMm, sensorWidthMm }: Framing): number =>
  (metres * Math.max(frame.width, frame.height) * focalLengthMm) / (sensorWidthMm * frame.height);

/** A camera at a place that looks at another one, upright. */
export function lookAt(position: Vec3, target: Vec3): Omit<Pose, 'rollDegrees' | 'focalLengthMm'> {
  const [x, y, z] = subtract(target, position);
  return {
    position,
    panDegrees: atan2Degrees(x, -z) + 0,
    tiltDegrees: atan2Degrees(y, Math.sqrt(x * x + z * z)) + 0,
  };
}
