import { type PoseKey, planted } from '../keyed.ts';
import type { Stance } from '../stance.ts';

/** Feet of a fighter who stands with the left side in front. */
const FIGHTER = {
  left: { aside: 0.045, forward: 0.13, outDegrees: 0 },
  right: { aside: -0.075, forward: -0.13, outDegrees: 34, pitchDegrees: -14 },
} as const;

/** Both fists up before the chin. */
const guard = {
  bodyTurn: -26,
  waistTurn: -8,
  waistLean: 10,
  headTurn: 30,
  headLean: 4,
  leftShoulderForward: 48,
  leftShoulderOut: 6,
  leftShoulderTwist: 20,
  leftElbow: 104,
  rightShoulderForward: 38,
  rightShoulderOut: 12,
  rightShoulderTwist: 28,
  rightElbow: 124,
  bothForearmTwist: 30,
  bothWrist: 4,
} as const;

const onGuard: Stance = { ...FIGHTER, hips: [0, 0.475, 0], change: guard };

/** A straight with the left, then one with the right, then a step back out of reach. */
export const FIGHT: readonly PoseKey[] = planted(
  [0, onGuard],
  [0.12, { ...onGuard, hips: [0.005, 0.468, 0.008], change: { ...guard, waistTurn: -16, bodyTurn: -30 } }],
  [
    0.22,
    {
      ...onGuard,
      hips: [0.01, 0.47, 0.03],
      change: {
        ...guard,
        waistTurn: -24,
        leftShoulderForward: 92,
        leftElbow: 8,
        leftShoulderTwist: 10,
        leftForearmTwist: 80,
        headTurn: 44,
      },
    },
  ],
  [0.34, { ...onGuard, change: { ...guard, waistTurn: 2 } }],
  [
    0.46,
    {
      left: { aside: 0.045, forward: 0.13, outDegrees: 0 },
      right: { aside: -0.07, forward: -0.13, outDegrees: 10, pitchDegrees: -38 },
      hips: [0.01, 0.47, 0.045],
      change: {
        ...guard,
        bodyTurn: 14,
        waistTurn: 32,
        headTurn: -34,
        rightShoulderForward: 92,
        rightShoulderOut: 4,
        rightElbow: 8,
        rightShoulderTwist: 8,
        rightForearmTwist: 80,
        leftElbow: 118,
      },
    },
  ],
  [0.6, { ...onGuard, hips: [0, 0.472, -0.005] }],
  [
    0.78,
    {
      ...onGuard,
      hips: [-0.015, 0.455, -0.04],
      change: { ...guard, waistLean: 18, bodyTilt: -4, waistTilt: -6, bothElbow: 122 },
    },
  ],
);
