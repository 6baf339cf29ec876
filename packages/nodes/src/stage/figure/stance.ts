import { cosDegrees, sinDegrees } from '../trig.ts';
import { ATTENTION, type BodyPose, changePose, type PoseChange, type Side } from './body-pose.ts';
import { reachWithLeg } from './leg-reach.ts';
import { ADULT } from './proportions.ts';
import { toeJoint } from './skeleton.ts';

/** Where one foot stands: shares of the height from the place where the figure stands. */
export interface Footing {
  readonly aside: number;
  readonly forward: number;
  /** Of the lowest point of the foot above the floor. */
  readonly up?: number;
  /** Toes outwards. */
  readonly outDegrees?: number;
  /** Positive stands on the heel, negative on the toes. */
  readonly pitchDegrees?: number;
}

/** A pose whose legs follow from where hips and feet are. */
export interface Stance {
  /** All but the legs. */
  readonly change?: PoseChange;
  /** The middle between the hip joints: to the left, up from the floor, forward. */
  readonly hips: readonly [aside: number, up: number, forward: number];
  readonly left: Footing;
  readonly right: Footing;
}

/** Standing at ease but for the legs: arms hang a little away from the body, slightly bent. */
export const AT_EASE: BodyPose = changePose(ATTENTION, {
  bothShoulderForward: -2,
  bothShoulderOut: 8,
  bothShoulderTwist: 8,
  bothElbow: 16,
  bothForearmTwist: 25,
  bothWrist: 10,
});

/** Where the ankle is over a foot that stands on its heel or toes, from where it would be over a flat one. */
export interface AnkleShift {
  readonly forward: number;
  readonly up: number;
}

/** The back of the heel, from the ankle; shares of the height. */
const HEEL: AnkleShift = { forward: -0.036, up: -0.039 };

/** Turns the foot about its heel (positive pitch) or about the joint of its toes (negative), which stay where they are. */
export function ankleShift(pitchDegrees: number): AnkleShift {
  const [, toesUp, toesForward] = toeJoint(ADULT);
  // What the foot turns about, as seen from the ankle; toes stay flat below their joint.
  const { forward, up } = pitchDegrees > 0 ? HEEL : { forward: toesForward, up: toesUp };
  const c = cosDegrees(pitchDegrees);
  const s = sinDegrees(pitchDegrees);
  return { forward: forward - (forward * c - up * s), up: up - (up * c + forward * s) };
}

/** Height of the foot above the floor from which on toes are straight. */
const TOES_STRETCHED = 0.03;

/** Bends the legs of a stance. The lengths are an adult's; on others the same angles give the same pose in their size. */
export function plant({ change = {}, hips, left, right }: Stance): BodyPose {
  const [aside, up, forward] = hips;
  let pose = changePose(AT_EASE, { ...change, shiftAside: aside, shiftForward: forward });
  for (const [side, foot] of [
    ['left', left],
    ['right', right],
  ] as const)
    pose = plantFoot(pose, side, foot, [aside, up, forward]);
  return pose;
}

function plantFoot(pose: BodyPose, side: Side, foot: Footing, [aside, up, forward]: Stance['hips']): BodyPose {
  const { pitchDegrees = 0, outDegrees = 8 } = foot;
  const shift = ankleShift(pitchDegrees);
  const reached = reachWithLeg(pose, ADULT, side, {
    ankle: [foot.aside - aside, (foot.up ?? 0) + ADULT.ankle + shift.up - up, foot.forward + shift.forward - forward],
    twistDegrees: outDegrees,
    pitchDegrees,
  });
  // Toes lie flat on the floor while the heel is up, and stretch when the foot leaves it.
  const touching = Math.max(0, 1 - (foot.up ?? 0) / TOES_STRETCHED);
  return changePose(reached, { [`${side}Toes`]: Math.max(0, -pitchDegrees) * touching });
}
