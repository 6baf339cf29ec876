import { applyEase, type Ease } from './easing.ts';
import { type Shake, shakeAt } from './shake.ts';
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
  /** Distance of what is sharpest, metres; left out while everything is sharp. */
  readonly focusMetres?: number | undefined;
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
  /** On top of the keys. */
  readonly shake?: Shake | undefined;
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
  ...mixFocus(a.focusMetres, b.focusMetres, t),
});

/**
 * Between two focus distances, even in 1/metres: a ring turned evenly moves the focus fast where it is far and slowly where it
 * is near. Where only one end has a focus it holds as long as that end's key does.
 */
function mixFocus(a: number | undefined, b: number | undefined, t: number): Pick<Pose, 'focusMetres'> {
  if (t === 1) return b === undefined ? {} : { focusMetres: b };
  if (a === undefined) return {};
  return { focusMetres: b === undefined || a === b ? a : 1 / mixNumber(1 / a, 1 / b, t) };
}

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

/**
 * What the camera sees at an instant: {@link poseAt} with the unrest of whatever carries it.
 *
 * @throws RangeError when the path has no keys
 */
export function viewPoseAt(path: CameraPath, seconds: number): Pose {
  const pose = poseAt(path, seconds);
  if (path.shake === undefined) return pose;
  const { panDegrees, tiltDegrees, rollDegrees } = shakeAt(path.shake, seconds);
  return {
    ...pose,
    panDegrees: pose.panDegrees + panDegrees,
    tiltDegrees: pose.tiltDegrees + tiltDegrees,
    rollDegrees: pose.rollDegrees + rollDegrees,
  };
}
