import { applyEase, type Ease } from './easing.ts';
import { mix, mixNumber, type Vec3 } from './vector.ts';

/** Where a camera is and how it looks at one instant. Signs as on the `camera` port type: pan right, tilt up, roll clockwise. */
export interface Pose {
  /** Metres, world space. */
  readonly position: Vec3;
  readonly panDegrees: number;
  readonly tiltDegrees: number;
  readonly rollDegrees: number;
  /** On the path's sensor. */
  readonly focalLengthMm: number;
}

/** A pose at an instant, and how the camera goes from it to the next. */
export interface PathKey extends Pose {
  readonly seconds: number;
  readonly ease: Ease;
}

/** A camera over time: what the `camera` port carries, as far as the stage looks at it. */
export interface CameraPath {
  readonly sensorWidthMm: number;
  /** Rising in `seconds`, at least one. */
  readonly keys: readonly PathKey[];
}

/** The camera before it moves: at the origin, looking along -Z. */
export const restPose = (focalLengthMm: number): Pose => ({
  position: [0, 0, 0],
  panDegrees: 0,
  tiltDegrees: 0,
  rollDegrees: 0,
  focalLengthMm,
});

/** Between two poses; exactly `b` at 1. Angles go the way their numbers say, so 350 to 370 is 20 degrees and not -340. */
export const mixPose = (a: Pose, b: Pose, t: number): Pose => ({
  position: mix(a.position, b.position, t),
  panDegrees: mixNumber(a.panDegrees, b.panDegrees, t),
  tiltDegrees: mixNumber(a.tiltDegrees, b.tiltDegrees, t),
  rollDegrees: mixNumber(a.rollDegrees, b.rollDegrees, t),
  focalLengthMm: mixNumber(a.focalLengthMm, b.focalLengthMm, t),
});

/**
 * The pose at an instant: the first key before its time, the last one after its time.
 *
 * @throws RangeError when the path has no keys
 */
export function poseAt(path: CameraPath, seconds: number): Pose {
  const { keys } = path;
  const first = keys[0];
  if (first === undefined) throw new RangeError('a camera path needs at least one key, got none');
  let low = 0;
  let high = keys.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (keys[middle]!.seconds <= seconds) low = middle;
    else high = middle - 1;
  }
  const key = keys[low]!;
  const next = keys[low + 1];
  if (next === undefined || seconds <= key.seconds) return mixPose(key, key, 0);
  return mixPose(key, next, applyEase(key.ease, (seconds - key.seconds) / (next.seconds - key.seconds)));
}
