import type { Angle, ShotSize } from '../direct/values/index.ts';
import { cosDegrees, type FrameSize, type Pose, sinDegrees, type Vec3 } from '../stage/index.ts';

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
const EYES = 0.93;

/** Degrees by which the camera stands above what it looks at, and by which it leans. */
const ANGLE_DEGREES: { readonly [A in Angle]: { readonly above: number; readonly roll: number } } = {
  unset: { above: 0, roll: 0 },
  eye: { above: 0, roll: 0 },
  low: { above: -20, roll: 0 },
  high: { above: 25, roll: 0 },
  top: { above: 80, roll: 0 },
  ground: { above: -8, roll: 0 },
  dutch: { above: 0, roll: 12 },
  'over-shoulder': { above: 0, roll: 0 },
  'point-of-view': { above: 0, roll: 0 },
};
/** Cameras stay this far above the floor. */
const LOWEST_METRES = 0.12;

/** Whom to frame, and through what. */
export interface Framing {
  readonly size: ShotSize;
  readonly angle: Angle;
  /** On the floor, world space. */
  readonly feet: Vec3;
  readonly heightMetres: number;
  readonly frame: FrameSize;
  readonly focalLengthMm: number;
  readonly sensorWidthMm: number;
}

/**
 * Where a camera stands for a shot of this size, looking the way the camera at rest looks. The eyes lie a third below the
 * upper edge where not all of the subject is seen; an unset size is a medium-wide one.
 */
export function frameSubject({ size, angle, feet, heightMetres, frame, focalLengthMm, sensorWidthMm }: Framing): Pose {
  const share = SUBJECT_SHARE[size === 'unset' ? 'medium-wide' : size];
  const seen = heightMetres / share;
  const metres = (seen * Math.max(frame.width, frame.height) * focalLengthMm) / (sensorWidthMm * frame.height);
  const middle = share < 1 ? heightMetres / 2 : EYES * heightMetres - seen / 6;
  const target: Vec3 = [feet[0], feet[1] + middle, feet[2]];
  const { above, roll } = ANGLE_DEGREES[angle];
  const up = metres * sinDegrees(above);
  const height = Math.max(feet[1] + LOWEST_METRES, angle === 'ground' ? feet[1] + LOWEST_METRES : target[1] + up);
  return {
    position: [target[0], height, target[2] + metres * cosDegrees(above)],
    panDegrees: 0,
    tiltDegrees: -above,
    rollDegrees: roll,
    focalLengthMm,
  };
}
