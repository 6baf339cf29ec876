import type { Ease, PathKey, Pose } from '../stage/index.ts';
import { add, applyEase, heading, rightOf, scale, subtract } from '../stage/index.ts';
import type { Move } from './moves.ts';

/** One move to plan. */
export interface MovePlan {
  readonly move: Move;
  /** Degrees, metres or factor, as `MOVE_FACTS` says. */
  readonly amount: number;
  /** Length of the move, > 0. */
  readonly seconds: number;
  readonly ease: Ease;
  /** From the camera to the point an orbit circles, metres. */
  readonly distanceMetres: number;
}

/** An orbit is drawn by straight pieces of at most this angle: they leave the circle by less than 0.02 % of its radius. */
const ORBIT_STEP_DEGREES = 2;
/** At least this many pieces, so that the ease is followed however small the angle is. */
const ORBIT_MIN_STEPS = 24;

/** Keys of one move from a starting pose: first at 0 s, last at exactly `seconds`. */
export function planMove(start: Pose, plan: MovePlan): PathKey[] {
  if (plan.move === 'orbit') return planOrbit(start, plan);
  const end = endOf(start, plan);
  return [
    { ...start, seconds: 0, ease: plan.ease },
    { ...end, seconds: plan.seconds, ease: 'linear' },
  ];
}

/** Travel follows the heading on level ground, whatever the tilt: a dolly runs on its rails. */
function endOf(start: Pose, { move, amount }: MovePlan): Pose {
  switch (move) {
    case 'static':
    case 'orbit':
      return start;
    case 'pan':
      return { ...start, panDegrees: start.panDegrees + amount };
    case 'tilt':
      return { ...start, tiltDegrees: start.tiltDegrees + amount };
    case 'roll':
      return { ...start, rollDegrees: start.rollDegrees + amount };
    case 'zoom':
      return { ...start, focalLengthMm: start.focalLengthMm * amount };
    case 'dolly':
      return { ...start, position: add(start.position, scale(heading(start.panDegrees), amount)) };
    case 'truck':
      return { ...start, position: add(start.position, scale(rightOf(start.panDegrees), amount)) };
    case 'pedestal':
      return { ...start, position: add(start.position, [0, amount, 0]) };
    default:
      return move satisfies never;
  }
}

/** A level circle around the point `distanceMetres` ahead. Going right means turning left to keep facing it. */
function planOrbit(start: Pose, { amount, seconds, ease, distanceMetres }: MovePlan): PathKey[] {
  const centre = add(start.position, scale(heading(start.panDegrees), distanceMetres));
  const steps = Math.max(ORBIT_MIN_STEPS, Math.ceil(Math.abs(amount) / ORBIT_STEP_DEGREES));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const panDegrees = start.panDegrees - amount * applyEase(ease, i / steps);
    const position = i === 0 ? start.position : subtract(centre, scale(heading(panDegrees), distanceMetres));
    return { ...start, position, panDegrees, seconds: (seconds * i) / steps, ease: 'linear' };
  });
}
