import {
  add,
  cosDegrees,
  createView,
  depthOf,
  heading,
  type PathKey,
  type Pose,
  scale,
  type Vec3,
} from '../../stage/index.ts';
import { keepInPicture, type PoseChange } from './keep-in-picture.ts';
import type { MovePlan } from './plan-move.ts';
import { fixedTarget, type Target } from './target.ts';
import { retraceKeys } from './trace.ts';

/** Turning to somebody changes the depth of what keeps its size, and the lens what turning has to do: a few rounds settle both. */
const ROUNDS = 5;
/** A lens never shrinks to less than this share. */
const LEAST_SHARE = 0.001;

/** The point the camera's axis goes through at a distance, tilt included. */
export function axisAhead({ position, panDegrees, tiltDegrees }: Pose, metres: number): Vec3 {
  const { forward } = createView({ position, panDegrees, tiltDegrees, rollDegrees: 0, focalLengthMm: 1 }, UNIT, 1);
  return add(position, scale(forward, metres));
}
const UNIT = { width: 1, height: 1 };

/** Metres in front of a camera along its axis. */
export const depthFrom = (pose: Pose, point: Vec3): number => depthOf(createView(pose, UNIT, 1), point);

/**
 * Travel along the heading during which the lens keeps the size of the subject, or else of what stands `distanceMetres` ahead: focal
 * length over depth stays the same. The lens then follows the travel evenly, so that two keys are exact.
 */
export function planDollyZoom(start: Pose, plan: MovePlan): PathKey[] {
  const { amount, seconds, ease, distanceMetres, target, aim } = plan;
  const nearer = (amount * cosDegrees(start.tiltDegrees)) / distanceMetres;
  const end: Pose = {
    ...start,
    position: add(start.position, scale(heading(start.panDegrees), amount)),
    focalLengthMm: start.focalLengthMm * (target ? 1 : Math.max(LEAST_SHARE, 1 - nearer)),
  };
  const keys: PathKey[] = [
    { ...start, seconds: 0, ease },
    { ...end, seconds, ease: 'linear' },
  ];
  if (target === undefined && aim === undefined) return keys;
  const sized = target ?? fixedTarget(axisAhead(start, distanceMetres));
  const turn = aim && keepInPicture(start, { ...plan, target: aim });
  return retraceKeys(keys, keepSize(start, sized, turn), {
    seconds,
    bends: [...sized.bends, ...(aim?.bends ?? [])],
    distanceMetres,
  });
}

/** Gives every pose the lens that shows a target as large as at the start, after whatever turns it. */
function keepSize(start: Pose, target: Target, turn: PoseChange | undefined): PoseChange {
  const before = depthFrom(start, target.at(0));
  return (pose, at) => {
    if (at === 0) return start;
    let focalLengthMm = pose.focalLengthMm;
    let turned = pose;
    for (let round = 0; round < ROUNDS; round++) {
      turned = turn ? turn({ ...pose, focalLengthMm }, at) : pose;
      focalLengthMm = start.focalLengthMm * Math.max(LEAST_SHARE, depthFrom(turned, target.at(at)) / before);
    }
    return { ...turned, focalLengthMm };
  };
}
