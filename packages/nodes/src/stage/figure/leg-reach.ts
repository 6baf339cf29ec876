import { atan2Degrees, cosDegrees, sinDegrees } from '../trig.ts';
import { dot, subtract, type Vec3 } from '../vector.ts';
import { type BodyPose, changePose, type Side } from './body-pose.ts';
import type { Proportions } from './proportions.ts';
import { buildSkeleton, inFrame } from './skeleton.ts';

/** Where a foot is to be. */
export interface FootTarget {
  /** Of the ankle joint, from the middle between the hip joints: to the left, up, to the front; shares of the height. */
  readonly ankle: Vec3;
  /** Toes outwards. */
  readonly twistDegrees: number;
  /** Toes raised (positive) or heel raised. */
  readonly pitchDegrees: number;
}

/** How straight a leg may get: the knee of a living leg is never quite locked. */
const STRAIGHTEST = 0.999;

/**
 * Bends hip, knee and ankle so that a foot is where it should be, its sole level but for the pitch. A leg that is too short
 * points to the place. Hip and knee by the law of cosines, angles as {@link buildSkeleton} reads them.
 */
export function reachWithLeg(pose: BodyPose, body: Proportions, side: Side, target: FootTarget): BodyPose {
  const sign = side === 'left' ? 1 : -1;
  const { pelvis, [side]: limbs } = buildSkeleton(pose, body);
  const way = inFrame(pelvis, subtract(target.ankle, limbs.thigh.origin));
  const { thigh, shank } = body;
  const longest = (thigh + shank) * STRAIGHTEST;
  const square = Math.min(longest * longest, dot(way, way));
  const cosine = (square - thigh * thigh - shank * shank) / (2 * thigh * shank);
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));

  // The ankle of a leg that is bent in the knee and twisted, but hangs straight down from the hip.
  const twist = sign * target.twistDegrees;
  const down = thigh + shank * cosine;
  const x = -shank * sine * sinDegrees(twist);
  const z = -shank * sine * cosDegrees(twist);
  // Out to the side about Z, then forward about X, as far as the way asks for.
  const reach = Math.sqrt(x * x + down * down);
  const aside = Math.min(reach, Math.max(-reach, way[0] * Math.min(1, longest / Math.sqrt(dot(way, way)))));
  const level = Math.sqrt(reach * reach - aside * aside);
  const out = sign * (atan2Degrees(aside, level) - atan2Degrees(x, down));
  const forward = atan2Degrees(way[2], -way[1]) - atan2Degrees(z, level);
  const bent = changePose(pose, {
    [`${side}HipForward`]: forward,
    [`${side}HipOut`]: out,
    [`${side}HipTwist`]: target.twistDegrees,
    [`${side}Knee`]: atan2Degrees(sine, cosine),
    [`${side}Ankle`]: 0,
    [`${side}AnkleTilt`]: 0,
  });
  return levelFoot(bent, body, side, target.pitchDegrees);
}

/** Turns the ankle so that the sole is level but for a pitch. */
export function levelFoot(pose: BodyPose, body: Proportions, side: Side, pitchDegrees = 0): BodyPose {
  const sign = side === 'left' ? 1 : -1;
  const flat = changePose(pose, { [`${side}Ankle`]: 0, [`${side}AnkleTilt`]: 0 });
  const [x, y, z] = inFrame(buildSkeleton(flat, body)[side].foot, [0, 1, 0]);
  return changePose(pose, {
    [`${side}Ankle`]: atan2Degrees(-z, y) + pitchDegrees,
    [`${side}AnkleTilt`]: sign * atan2Degrees(x, Math.sqrt(Math.max(0, 1 - x * x))),
  });
}
