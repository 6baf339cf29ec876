import { mixNumber } from '../vector.ts';

const SIDES = ['left', 'right'] as const;
/** Of the figure itself. */
export type Side = (typeof SIDES)[number];

const TRUNK_ANGLES = [
  'bodyLean',
  'bodyTilt',
  'bodyTurn',
  'waistLean',
  'waistTilt',
  'waistTurn',
  'headLean',
  'headTilt',
  'headTurn',
] as const;
const ARM_ANGLES = ['ShoulderForward', 'ShoulderOut', 'ShoulderTwist', 'Elbow', 'ForearmTwist', 'Wrist'] as const;
const LEG_ANGLES = ['HipForward', 'HipOut', 'HipTwist', 'Knee', 'Ankle', 'AnkleTilt', 'Toes'] as const;
const SHARES = ['shiftAside', 'shiftForward', 'lift', 'hindDown', 'frontDown'] as const;

type LimbAngle = `${Side}${(typeof ARM_ANGLES)[number] | (typeof LEG_ANGLES)[number]}`;
export type PoseNumber = (typeof TRUNK_ANGLES)[number] | LimbAngle | (typeof SHARES)[number];

/**
 * How a body holds itself at one instant. All joints at 0 is standing to attention. Degrees:
 *
 * - `…Lean` forward, `…Tilt` to the figure's own left, `…Turn` to its own left; of the pelvis with all that hangs on it
 *   (`body`), of the chest against the pelvis (`waist`), of the head against the chest.
 * - `…ShoulderForward` raises the arm to the front, `…ShoulderOut` to the side, `…ShoulderTwist` turns it inwards about
 *   itself; `…Elbow` bends, `…ForearmTwist` turns the palm from the thigh to the back, `…Wrist` bends the hand to the palm.
 * - `…HipForward`, `…HipOut` raise the thigh, `…HipTwist` turns the toes outwards; `…Knee` bends, `…Ankle` raises the foot,
 *   `…AnkleTilt` its outer edge, `…Toes` the toes.
 *
 * Shares of the figure's height: `shiftAside` (to its left) and `shiftForward` move the pelvis away from the place where the
 * figure stands, `lift` raises the lowest point above the floor. Shares 0..1 for animals: `hindDown`, `frontDown` put the
 * hind and the front part of the body down, as in sitting and lying.
 */
export type BodyPose = Readonly<Record<PoseNumber, number>>;

/** Names of all numbers of a pose. */
export const POSE_NUMBERS: readonly PoseNumber[] = [
  ...TRUNK_ANGLES,
  ...SIDES.flatMap((side) => [...ARM_ANGLES, ...LEG_ANGLES].map((angle) => `${side}${angle}` as const)),
  ...SHARES,
];

/** All joints at 0. */
export const ATTENTION = Object.fromEntries(POSE_NUMBERS.map((name) => [name, 0])) as BodyPose;

/** Some numbers of a pose; `both…` stands for left and right alike. */
export type PoseChange = Partial<
  Record<PoseNumber | `both${(typeof ARM_ANGLES)[number] | (typeof LEG_ANGLES)[number]}`, number>
>;

/** A pose with some of its numbers changed. What is said of one side wins over what is said of both. */
export function changePose(pose: BodyPose, change: PoseChange): BodyPose {
  const changed: Record<string, number> = { ...pose };
  for (const [name, value] of Object.entries(change)) {
    if (name.startsWith('both')) for (const side of SIDES) changed[name.replace('both', side)] = value;
  }
  for (const [name, value] of Object.entries(change)) if (!name.startsWith('both')) changed[name] = value;
  return changed as BodyPose;
}

/** Between two poses: `a` at share 0, `b` at 1. */
export const mixPoses = (a: BodyPose, b: BodyPose, share: number): BodyPose =>
  mapPose((name) => mixNumber(a[name], b[name], share));

/** A pose, number by number. */
export function mapPose(number: (name: PoseNumber) => number): BodyPose {
  const pose: Partial<Record<PoseNumber, number>> = {};
  for (const name of POSE_NUMBERS) pose[name] = number(name);
  return pose as BodyPose;
}
