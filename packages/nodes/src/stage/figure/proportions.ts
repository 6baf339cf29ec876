/**
 * Lengths of a body as shares of its height. Adults after Drillis and Contini, "Body Segment Parameters" (1966), with the
 * shoulders drawn in to where the arm turns. Children are about six years old: the head is a sixth of the height, legs are
 * shorter.
 */
export interface Proportions {
  readonly ankle: number;
  readonly shank: number;
  readonly thigh: number;
  /** From the middle to the hip joint. */
  readonly hipHalf: number;
  /** From the hip joints up to where the chest turns. */
  readonly waist: number;
  /** From there up to the shoulder joints, and to the root of the neck. */
  readonly shoulder: number;
  readonly neck: number;
  readonly shoulderHalf: number;
  readonly upperArm: number;
  readonly forearm: number;
  readonly hand: number;
  /** From the root of the neck to the joint of the head, and from there to the crown. */
  readonly neckLength: number;
  readonly head: number;
  /** How thick limbs and trunk are, against an adult's. */
  readonly limbGirth: number;
  readonly trunkGirth: number;
}

export const ADULT: Proportions = {
  ankle: 0.039,
  shank: 0.246,
  thigh: 0.245,
  hipHalf: 0.05,
  waist: 0.095,
  shoulder: 0.185,
  neck: 0.207,
  shoulderHalf: 0.1,
  upperArm: 0.178,
  forearm: 0.146,
  hand: 0.1,
  neckLength: 0.05,
  head: 0.118,
  limbGirth: 1,
  trunkGirth: 1,
};

export const CHILD: Proportions = {
  ankle: 0.037,
  shank: 0.217,
  thigh: 0.216,
  hipHalf: 0.05,
  waist: 0.1,
  shoulder: 0.212,
  neck: 0.24,
  shoulderHalf: 0.098,
  upperArm: 0.163,
  forearm: 0.134,
  hand: 0.092,
  neckLength: 0.04,
  head: 0.15,
  limbGirth: 1.05,
  trunkGirth: 1.02,
};

/** Length of the leg without the foot. */
export const legLength = ({ thigh, shank }: Proportions): number => thigh + shank;
