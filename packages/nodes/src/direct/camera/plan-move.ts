import type { Ease, PathKey, Pose } from '../../stage/index.ts';
import { add, applyEase, heading, rightOf, scale } from '../../stage/index.ts';
import { levelAhead, planArc, planOrbit } from './circle.ts';
import { planCompanion } from './companion.ts';
import { axisAhead, planDollyZoom } from './dolly-zoom.ts';
import { keepInPicture } from './keep-in-picture.ts';
import { type Move, TURNING_MOVES, whipSeconds } from './moves.ts';
import { fixedTarget, type Target } from './target.ts';
import { retraceKeys, traceKeys } from './trace.ts';

/** One move to plan. */
export interface MovePlan {
  readonly move: Move;
  /** Degrees, metres or factor, as `MOVE_FACTS` says. */
  readonly amount: number;
  /** Length of the move, > 0. */
  readonly seconds: number;
  readonly ease: Ease;
  /** From the camera to the point that an orbit, arc or crane keeps facing, or whose size a dolly-zoom keeps, metres. */
  readonly distanceMetres: number;
  /** How much nearer an arc, follow or lead comes; none when left out. */
  readonly closerMetres?: number | undefined;
  /** Whom the move is about, in place of the point ahead. */
  readonly target?: Target | undefined;
  /** Whom the camera stays turned to, whatever else it does. */
  readonly aim?: Target | undefined;
  /** Full-frame when left out. */
  readonly sensorWidthMm?: number | undefined;
}

/** Keys of one move from a starting pose: first at 0 s, last at exactly `seconds`. The focus stays as it is. */
export function planMove(start: Pose, plan: MovePlan): PathKey[] {
  const keys = ownKeys(start, plan);
  const solved = plan.move === 'dolly-zoom' || TURNING_MOVES.has(plan.move);
  return plan.aim === undefined || solved ? keys : aimKeys(keys, plan, plan.aim);
}

/** A path on which the camera keeps a target where the picture has it at the start. */
export function aimKeys(keys: readonly PathKey[], plan: MovePlan, target: Target): PathKey[] {
  const { seconds, distanceMetres } = plan;
  const keep = keepInPicture(keys[0]!, { ...plan, target });
  return retraceKeys(keys, keep, { seconds, bends: target.bends, distanceMetres });
}

/** The point that a move has to do with; `undefined` for one that has none. */
export function pivotOf(start: Pose, { move, target, distanceMetres }: MovePlan): Target | undefined {
  if (target !== undefined) return target;
  if (move === 'orbit' || move === 'arc') return fixedTarget(levelAhead(start, distanceMetres));
  return move === 'crane' || move === 'dolly-zoom' ? fixedTarget(axisAhead(start, distanceMetres)) : undefined;
}

function ownKeys(start: Pose, plan: MovePlan): PathKey[] {
  switch (plan.move) {
    case 'orbit':
      return plan.target === undefined ? planOrbit(start, plan) : planArc(start, plan);
    case 'arc':
      return planArc(start, plan);
    case 'crane':
      return planCrane(start, plan);
    case 'follow':
    case 'lead':
      return planCompanion(start, plan);
    case 'whip':
      return planWhip(start, plan);
    case 'dolly-zoom':
      return planDollyZoom(start, plan);
    default:
      return [
        { ...start, seconds: 0, ease: plan.ease },
        { ...endOf(start, plan.move, plan.amount), seconds: plan.seconds, ease: 'linear' },
      ];
  }
}

type StraightMove = Exclude<Move, 'orbit' | 'arc' | 'crane' | 'follow' | 'lead' | 'whip' | 'dolly-zoom'>;

/** Travel follows the heading on level ground, whatever the tilt: a dolly runs on its rails. */
function endOf(start: Pose, move: StraightMove, amount: number): Pose {
  switch (move) {
    case 'static':
    case 'rack-focus':
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

/** Straight up or down, turned so that the subject or the point ahead stays where it is in the picture. */
function planCrane(start: Pose, plan: MovePlan): PathKey[] {
  const { amount, seconds, ease, distanceMetres } = plan;
  const target = plan.target ?? fixedTarget(axisAhead(start, distanceMetres));
  const keep = keepInPicture(start, { ...plan, target });
  const motion = (at: number): Pose =>
    keep({ ...start, position: add(start.position, [0, amount * applyEase(ease, at / seconds), 0]) }, at);
  return traceKeys(motion, { seconds, bends: target.bends, distanceMetres });
}

/** All of the turn at once, as fast as hands can; the rest of the time it holds. */
function planWhip(start: Pose, { amount, seconds, ease }: MovePlan): PathKey[] {
  const end: Pose = { ...start, panDegrees: start.panDegrees + amount };
  const turned = Math.min(seconds, whipSeconds(amount));
  return [
    { ...start, seconds: 0, ease },
    { ...end, seconds: turned, ease: 'linear' },
    ...(turned < seconds ? [{ ...end, seconds, ease: 'linear' as const }] : []),
  ];
}
