import type { CameraValue } from '../../ports.ts';
import { type PathKey, type Pose, subtract } from '../../stage/index.ts';
import { toName } from '../names.ts';
import type { CameraInputs } from './camera-inputs.ts';
import { moveTogether, pullsFocus, toCameraKey } from './combine.ts';
import { wayLength } from './companion.ts';
import { focusKeys, planFocus } from './focus.ts';
import { CLOSING_MOVES, FOLLOWING_MOVES, MOVE_FACTS, type Move, SUBJECT_MOVES, TURNING_MOVES } from './moves.ts';
import { aimKeys, type MovePlan, planMove } from './plan-move.ts';
import { startPose } from './start-pose.ts';
import { planShake } from './support.ts';
import { subjectTarget, type Target } from './target.ts';

const SENSOR_WIDTH_MM = 36;
/** Stop of a rack focus that has none: with everything sharp there would be nothing to see. */
const RACK_STOP = 2;
/** How much nearer an arc comes when nothing is said: metres, but at most half of the way. */
const ARC_CLOSER_METRES = 1;

/** A camera that is being planned. */
export interface PlannedMove {
  readonly start: Pose;
  readonly plan: MovePlan;
  readonly focusOn: Target | undefined;
}

/** Takes inputs apart into where the camera starts and what it does. Names that lead nowhere count as left out. */
export function toMovePlan(inputs: CameraInputs): PlannedMove {
  const { move, seconds, ease, distance, from, choreography } = inputs;
  const outlook = { startSeconds: inputs.startSeconds, eyeMetres: inputs.eye };
  const targetOf = (name: string | undefined) => subjectTarget(choreography, toName(name), outlook);
  const start = startPose(inputs);
  const target = SUBJECT_MOVES.has(move) ? targetOf(inputs.subject) : undefined;
  return {
    start,
    plan: {
      move,
      amount: inputs.amount ?? MOVE_FACTS[move].amount,
      seconds,
      ease,
      distanceMetres: distance,
      closerMetres: CLOSING_MOVES.has(move) ? (inputs.closer ?? usualCloser(move, start, target, distance)) : 0,
      target,
      aim: TURNING_MOVES.has(move) ? undefined : targetOf(inputs.aim),
      sensorWidthMm: from?.sensorWidthMm ?? SENSOR_WIDTH_MM,
    },
    focusOn: targetOf(inputs.focusOn),
  };
}

function usualCloser(move: Move, start: Pose, target: Target | undefined, distance: number): number {
  if (move !== 'arc') return 0;
  return Math.min(ARC_CLOSER_METRES, (target ? levelDistance(start, target) : distance) / 2);
}

/** How far a target is from a camera at the start of its move, heights left out; metres. */
export function levelDistance({ position }: Pose, target: Target): number {
  const [x, , z] = subtract(target.at(0), position);
  return Math.sqrt(x * x + z * z);
}

/** The path that the inputs of `direct/camera` ask for. */
export function planCamera(inputs: CameraInputs): CameraValue {
  const planned = toMovePlan(inputs);
  const { start, plan } = planned;
  const keys = planMove(start, plan);
  const own: CameraValue = {
    seconds: plan.seconds,
    sensorWidthMm: inputs.from?.sensorWidthMm ?? SENSOR_WIDTH_MM,
    keys: keys.map(toCameraKey),
    moves: [toMove(inputs, plan, keys)],
    ...bodyOf(inputs),
  };
  const together = inputs.with ? moveTogether(own, inputs.with) : own;
  const aimed = inputs.with && plan.aim ? aimKeys(together.keys, plan, plan.aim) : together.keys;
  return { ...together, keys: focused(aimed, inputs, planned).map(toCameraKey) };
}

/** A pull that is made at the same time wins over a focus that only stays. */
function focused(keys: readonly PathKey[], inputs: CameraInputs, { start, plan, focusOn }: PlannedMove) {
  if (inputs.with && pullsFocus(inputs.with) && plan.move !== 'rack-focus') return keys;
  const { focus: focusMetres, fStop, amount } = inputs;
  const focus = planFocus(start, plan, { focusMetres, focusOn, fStop, hasAmount: amount !== undefined });
  return focus ? focusKeys(keys, focus, plan) : keys;
}

/** A move as the `camera` port lists it. What follows somebody is as long as its way. */
function toMove(inputs: CameraInputs, plan: MovePlan, keys: readonly PathKey[]): CameraValue['moves'][number] {
  const { move, amount, seconds, closerMetres } = plan;
  const isFreeRack = move === 'rack-focus' && inputs.amount !== undefined;
  const about = plan.target && !isFreeRack ? toName(inputs.subject) : undefined;
  const aim = plan.aim && toName(inputs.aim);
  // What circles or sizes a point is not about whom it turns to; a crane keeps whom it turns to in place.
  const subject = about ?? (SUBJECT_MOVES.has(move) && move !== 'crane' ? undefined : aim);
  return {
    move,
    amount: FOLLOWING_MOVES.has(move) ? wayLength(keys) : amount,
    unit: MOVE_FACTS[move].unit,
    seconds,
    ...(subject && { subject }),
    ...(aim && aim !== subject && { aim }),
    ...(closerMetres && { closerMetres }),
  };
}

/** Stop, support and unrest: as typed in, else as the camera continued from has them. */
function bodyOf(inputs: CameraInputs): Pick<CameraValue, 'fStop' | 'support' | 'shake'> {
  const { from, move, shake: degrees, shakeRate, shakeSeed } = inputs;
  const fStop = inputs.fStop ?? from?.fStop ?? (move === 'rack-focus' ? RACK_STOP : undefined);
  const support = inputs.support ?? from?.support;
  const isSaid = inputs.support !== undefined || degrees !== undefined;
  const shake = isSaid ? planShake({ support, shake: degrees, shakeRate, shakeSeed }) : from?.shake;
  return { ...(fStop !== undefined && { fStop }), ...(support && { support }), ...(shake && { shake }) };
}
