import type { Placing } from '../solid/solid.ts';
import { dot, type Vec3 } from '../vector.ts';
import type { BodyPose, Side } from './body-pose.ts';
import type { Proportions } from './proportions.ts';
import { AT_ORIGIN, moved, turnX, turnY, turnZ } from './turning.ts';

/** Frames of one side's limbs: each begins at its joint and its bone goes along -Y; feet point along Z. */
export interface Limbs {
  readonly upperArm: Placing;
  readonly forearm: Placing;
  readonly hand: Placing;
  readonly thigh: Placing;
  readonly shank: Placing;
  readonly foot: Placing;
  readonly toes: Placing;
}

/**
 * Frames of all parts of a body, in shares of its height: X to the figure's left, Y up, Z to its front. The origin is the
 * middle between the hip joints.
 */
export interface Skeleton extends Readonly<Record<Side, Limbs>> {
  readonly pelvis: Placing;
  /** Begins where the chest turns, its bone goes along +Y; so does that of neck and head. */
  readonly chest: Placing;
  readonly neck: Placing;
  readonly head: Placing;
}

/** Where the joint of the toes is, from the ankle: shares of the height of the ankle. */
const TOES_AHEAD = 1.9;
const TOES_DOWN = 0.62;

/** From the ankle to the joint of the toes. */
export const toeJoint = ({ ankle }: Proportions): Vec3 => [0, -TOES_DOWN * ankle, TOES_AHEAD * ankle];

/** Works out where every part is, from the pelvis outwards. */
export function buildSkeleton(pose: BodyPose, body: Proportions): Skeleton {
  const pelvis = turnTrunk(AT_ORIGIN, pose.bodyLean, pose.bodyTilt, pose.bodyTurn);
  const chest = turnTrunk(moved(pelvis, [0, body.waist, 0]), pose.waistLean, pose.waistTilt, pose.waistTurn);
  // Neck and head share what the head does.
  const half = [pose.headLean / 2, pose.headTilt / 2, pose.headTurn / 2] as const;
  const neck = turnTrunk(moved(chest, [0, body.neck, 0]), ...half);
  const head = turnTrunk(moved(neck, [0, body.neckLength, 0]), ...half);
  const left = buildLimbs('left', pose, body, pelvis, chest);
  return { pelvis, chest, neck, head, left, right: buildLimbs('right', pose, body, pelvis, chest) };
}

/** Turned first about the upright, then leaned, then tilted. */
export const turnTrunk = (frame: Placing, lean: number, tilt: number, turn: number): Placing =>
  turnZ(turnX(turnY(frame, turn), lean), -tilt);

function buildLimbs(side: Side, pose: BodyPose, body: Proportions, pelvis: Placing, chest: Placing): Limbs {
  const sign = side === 'left' ? 1 : -1;
  const upperArm = turnY(
    turnZ(
      turnX(moved(chest, [sign * body.shoulderHalf, body.shoulder, 0]), -pose[`${side}ShoulderForward`]),
      sign * pose[`${side}ShoulderOut`],
    ),
    -sign * pose[`${side}ShoulderTwist`],
  );
  const forearm = turnX(moved(upperArm, [0, -body.upperArm, 0]), -pose[`${side}Elbow`]);
  const hand = turnZ(
    turnY(moved(forearm, [0, -body.forearm, 0]), -sign * pose[`${side}ForearmTwist`]),
    -sign * pose[`${side}Wrist`],
  );
  const thigh = turnY(
    turnZ(turnX(moved(pelvis, [sign * body.hipHalf, 0, 0]), -pose[`${side}HipForward`]), sign * pose[`${side}HipOut`]),
    sign * pose[`${side}HipTwist`],
  );
  const shank = turnX(moved(thigh, [0, -body.thigh, 0]), pose[`${side}Knee`]);
  const foot = turnZ(turnX(moved(shank, [0, -body.shank, 0]), -pose[`${side}Ankle`]), -sign * pose[`${side}AnkleTilt`]);
  const toes = turnX(moved(foot, toeJoint(body)), -pose[`${side}Toes`]);
  return { upperArm, forearm, hand, thigh, shank, foot, toes };
}

/** A place of the outside in the frame's own axes. */
export const inFrame = ({ right, up, back }: Placing, way: Vec3): Vec3 => [
  dot(right, way),
  dot(up, way),
  dot(back, way),
];
