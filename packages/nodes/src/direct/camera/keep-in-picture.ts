import {
  applyEase,
  atan2Degrees,
  cosDegrees,
  createView,
  depthOf,
  dot,
  type Ease,
  type Pose,
  sinDegrees,
  subtract,
  type Vec3,
} from '../../stage/index.ts';
import type { Target } from './target.ts';
import { nearestTurn } from './turn.ts';

/** What turns a pose of a move into the one that is wanted at that instant. */
export type PoseChange = (pose: Pose, seconds: number) => Pose;

/** Where a point is seen: millimetres on the sensor from its centre, to the right and up. */
export interface SensorPlace {
  readonly across: number;
  readonly up: number;
}

/** Where a pose sees a point; `undefined` when it lies behind the camera. */
export function sensorPlace(pose: Pose, point: Vec3): SensorPlace | undefined {
  const view = createView(pose, { width: 1, height: 1 }, 1);
  const depth = depthOf(view, point);
  if (depth <= 0) return undefined;
  const offset = subtract(point, pose.position);
  const scale = pose.focalLengthMm / depth;
  return { across: dot(view.right, offset) * scale, up: dot(view.up, offset) * scale };
}

/** Whether a pose sees a point. The shape of the picture is not known yet: a square of the sensor's width is taken. */
export function isInPicture(pose: Pose, point: Vec3, sensorWidthMm: number): boolean {
  const place = sensorPlace(pose, point);
  return place !== undefined && Math.max(Math.abs(place.across), Math.abs(place.up)) <= sensorWidthMm / 2;
}

/** From where to where a camera has to look: the pan and tilt whose axis goes through a point. */
export function directionTo(from: Vec3, point: Vec3): Pick<Pose, 'panDegrees' | 'tiltDegrees'> {
  const [x, y, z] = subtract(point, from);
  return { panDegrees: atan2Degrees(x, -z), tiltDegrees: atan2Degrees(y, Math.sqrt(x * x + z * z)) };
}

/**
 * Turns a pose so that it sees a point at a place of the sensor, whatever its lens and roll. Stays as it is where no turn can do
 * that: in the point itself.
 */
export function turnTo(pose: Pose, point: Vec3, { across, up }: SensorPlace): Pose {
  const [x, y, z] = subtract(point, pose.position);
  const far = Math.sqrt(x * x + y * y + z * z);
  if (far === 0) return pose;
  const cos = cosDegrees(pose.rollDegrees);
  const sin = sinDegrees(pose.rollDegrees);
  // Tangents to the side and up, as a camera without roll sees them.
  const u = (across * cos + up * sin) / pose.focalLengthMm;
  const v = (up * cos - across * sin) / pose.focalLengthMm;
  // The ray (u, v, 1) of a camera tilted by t rises by v cos t + sin t = sqrt(1 + v²) sin(t + atan v).
  const rise = ((y / far) * Math.sqrt(1 + u * u + v * v)) / Math.sqrt(1 + v * v);
  const tiltDegrees = arcsine(rise) - atan2Degrees(v, 1);
  const ahead = cosDegrees(tiltDegrees) - v * sinDegrees(tiltDegrees);
  return { ...pose, panDegrees: atan2Degrees(x, -z) - atan2Degrees(u, ahead), tiltDegrees };
}

/** Degrees; of what is outside -1..1 that of the nearer end. */
function arcsine(value: number): number {
  const x = Math.max(-1, Math.min(1, value));
  return atan2Degrees(x, Math.sqrt(1 - x * x));
}

/** Keeping a target in the picture over a move. */
export interface Keeping {
  readonly target: Target;
  /** How the camera turns to a target that it does not see at the start. */
  readonly ease: Ease;
  readonly seconds: number;
  /** Full-frame when left out. */
  readonly sensorWidthMm?: number | undefined;
}

const FULL_FRAME_MM = 36;

/**
 * Turns every pose of a move so that a target stays where the picture has it at the start. One that is not in the picture then is
 * turned to, and is in the middle at the end.
 *
 * @param start - the first pose of the move
 */
export function keepInPicture(
  start: Pose,
  { target, ease, seconds, sensorWidthMm = FULL_FRAME_MM }: Keeping,
): PoseChange {
  const point = target.at(0);
  const place = sensorPlace(start, point);
  if (place !== undefined && isInPicture(start, point, sensorWidthMm))
    return (pose, at) => (at === 0 ? pose : turnTo(pose, target.at(at), place));
  const direction = directionTo(start.position, point);
  const aside = nearestTurn(start.panDegrees - direction.panDegrees);
  const above = start.tiltDegrees - direction.tiltDegrees;
  return (pose, at) => {
    if (at === 0) return pose;
    const left = 1 - applyEase(ease, at / seconds);
    const { panDegrees, tiltDegrees } = directionTo(pose.position, target.at(at));
    return { ...pose, panDegrees: panDegrees + aside * left, tiltDegrees: tiltDegrees + above * left };
  };
}
