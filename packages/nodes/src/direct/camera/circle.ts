import { add, applyEase, heading, type PathKey, type Pose, scale, subtract } from '../../stage/index.ts';
import { keepInPicture } from './keep-in-picture.ts';
import type { MovePlan } from './plan-move.ts';
import { fixedTarget, type Target } from './target.ts';
import { traceKeys } from './trace.ts';
import { turnAbout } from './turn.ts';

/** An orbit is drawn by straight pieces of at most this angle: they leave the circle by less than 0.02 % of its radius. */
const ORBIT_STEP_DEGREES = 2;
/** At least this many pieces, so that the ease is followed however small the angle is. */
const ORBIT_MIN_STEPS = 24;

/** A level circle around the point `distanceMetres` ahead. Going right means turning left to keep facing it. */
export function planOrbit(start: Pose, { amount, seconds, ease, distanceMetres }: MovePlan): PathKey[] {
  const centre = levelAhead(start, distanceMetres);
  const steps = Math.max(ORBIT_MIN_STEPS, Math.ceil(Math.abs(amount) / ORBIT_STEP_DEGREES));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const panDegrees = start.panDegrees - amount * applyEase(ease, i / steps);
    const position = i === 0 ? start.position : subtract(centre, scale(heading(panDegrees), distanceMetres));
    return { ...start, position, panDegrees, seconds: (seconds * i) / steps, ease: 'linear' };
  });
}

/** The point straight ahead on the level of the camera, whatever its tilt. */
export const levelAhead = (start: Pose, metres: number) =>
  add(start.position, scale(heading(start.panDegrees), metres));

/**
 * A part of a circle around the subject, or else the point ahead, whose radius shrinks by `closerMetres` meanwhile. It goes along
 * when the subject walks, and keeps it where it is in the picture.
 */
export function planArc(start: Pose, plan: MovePlan): PathKey[] {
  const { amount, seconds, ease, distanceMetres, closerMetres = 0 } = plan;
  const centre: Target = plan.target ?? fixedTarget(levelAhead(start, distanceMetres));
  const [x, , z] = subtract(start.position, centre.at(0));
  const radius = Math.sqrt(x * x + z * z);
  const keep = plan.target && keepInPicture(start, { ...plan, target: plan.target });
  const motion = (at: number): Pose => {
    const share = applyEase(ease, at / seconds);
    const nearer = radius === 0 ? 1 : 1 - (closerMetres * share) / radius;
    const [right, , back] = centre.at(at);
    const [aside, , behind] = turnAbout([x * nearer, 0, z * nearer], -amount * share);
    const pose: Pose = {
      ...start,
      position: at === 0 ? start.position : [right + aside, start.position[1], back + behind],
      panDegrees: start.panDegrees - amount * share,
    };
    return keep ? keep(pose, at) : pose;
  };
  const nearest = Math.min(radius, radius - closerMetres);
  return traceKeys(motion, { seconds, bends: centre.bends, distanceMetres: Math.max(nearest, radius / 10, 0.1) });
}
