import { cosDegrees, sinDegrees } from '../trig.ts';
import { type BodyPose, changePose } from './body-pose.ts';
import { type PoseKey, planted } from './keyed.ts';
import type { Stance } from './stance.ts';
import { STILL_POSES, WAVE_STANCE } from './still-poses.ts';

/** The hand goes to and fro twice. */
export const waveAt = (phase: number): BodyPose =>
  changePose(WAVE_STANCE, {
    rightElbow: WAVE_STANCE.rightElbow - 24 * sinDegrees(720 * phase),
    rightShoulderOut: WAVE_STANCE.rightShoulderOut + 4 * sinDegrees(720 * phase),
    rightWrist: 8 * cosDegrees(720 * phase),
    headTilt: WAVE_STANCE.headTilt + sinDegrees(360 * phase),
  });

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

/** One half of the dance: to the figure's left when `side` is 1, to its right when it is -1. */
function sway(side: 1 | -1): Stance {
  const to = side === 1 ? 'left' : 'right';
  const from = side === 1 ? 'right' : 'left';
  const feet = {
    [to]: { aside: side * 0.1, forward: 0.01, outDegrees: 18 },
    [from]: { aside: -side * 0.06, forward: 0.03, outDegrees: 12, pitchDegrees: -34 },
  } as unknown as Pick<Stance, 'left' | 'right'>;
  return {
    ...feet,
    hips: [side * 0.065, 0.487, 0],
    change: {
      bodyTilt: -side * 7,
      bodyTurn: -side * 12,
      waistTilt: side * 14,
      waistTurn: side * 18,
      headTilt: -side * 6,
      headTurn: side * 4,
      [`${to}ShoulderOut`]: 72,
      [`${to}ShoulderForward`]: 34,
      [`${to}ShoulderTwist`]: -46,
      [`${to}Elbow`]: 96,
      [`${from}ShoulderOut`]: 30,
      [`${from}ShoulderForward`]: -12,
      [`${from}ShoulderTwist`]: 12,
      [`${from}Elbow`]: 64,
    },
  };
}

/** Between the halves: down in the knees, arms before the body. */
const dip: Stance = {
  left: { aside: 0.09, forward: 0.01, outDegrees: 18 },
  right: { aside: -0.09, forward: 0.01, outDegrees: 18 },
  hips: [0, 0.462, -0.015],
  change: {
    waistLean: 8,
    headLean: 4,
    bothShoulderForward: 30,
    bothShoulderOut: 34,
    bothShoulderTwist: 16,
    bothElbow: 92,
  },
};

/** Side to side in time: one cycle is two beats to each side. */
export const DANCE: readonly PoseKey[] = planted([0, dip], [0.25, sway(1)], [0.5, dip], [0.75, sway(-1)]);

const ready: Stance = {
  left: { aside: 0.058, forward: 0, outDegrees: 8 },
  right: { aside: -0.058, forward: 0, outDegrees: 8 },
  hips: [0, 0.522, 0],
  change: {},
};
const gathered: Stance = {
  ...ready,
  hips: [0, 0.36, -0.085],
  change: { bodyLean: 30, waistLean: 20, headLean: -26, bothShoulderForward: -50, bothShoulderOut: 12, bothElbow: 14 },
};
const pushedOff: Stance = {
  left: { aside: 0.055, forward: 0, outDegrees: 6, pitchDegrees: -44 },
  right: { aside: -0.055, forward: 0, outDegrees: 6, pitchDegrees: -44 },
  hips: [0, 0.565, 0.02],
  change: { bodyLean: 4, waistLean: -4, headLean: -10, bothShoulderForward: 140, bothShoulderOut: 12, bothElbow: 26 },
};

/** The body in the air, the lowest point this high. */
const inAir = (lift: number, knees: number): BodyPose =>
  changePose(planted([0, pushedOff])[0]![1], {
    lift,
    bothHipForward: knees * 0.7,
    bothKnee: knees,
    bothAnkle: -38,
    bothToes: 0,
    bothShoulderForward: 156,
    waistLean: -6,
  });

/** Gathers itself, leaps a quarter of its height, lands in the knees. */
export const JUMP: readonly PoseKey[] = [
  ...planted([0, ready], [0.26, gathered], [0.4, pushedOff]),
  [0.48, inAir(0.12, 20)],
  [0.56, inAir(0.2, 52)],
  [0.64, inAir(0.12, 34)],
  ...planted(
    [
      0.72,
      {
        ...ready,
        hips: [0, 0.5, -0.01],
        change: { bothShoulderForward: 70, bothShoulderOut: 26, bothElbow: 20, waistLean: 6 },
      },
    ],
    [
      0.8,
      {
        ...gathered,
        hips: [0, 0.4, -0.07],
        change: { ...gathered.change, bothShoulderForward: 26, bothShoulderOut: 28, bodyLean: 24 },
      },
    ],
    [0.93, { ...ready, change: { bothShoulderForward: 6 } }],
  ),
];

/** Loses its footing, goes down over the knees onto the right side, and lies there. */
export const FALL: readonly PoseKey[] = [
  [0, STILL_POSES.stand],
  ...planted([
    0.18,
    {
      left: { aside: 0.07, forward: -0.06, outDegrees: 12 },
      right: { aside: -0.06, forward: 0.1, outDegrees: 8, pitchDegrees: 14 },
      hips: [-0.02, 0.5, -0.03],
      change: {
        bodyLean: -12,
        waistLean: -8,
        waistTurn: -12,
        headLean: 10,
        leftShoulderOut: 84,
        leftShoulderForward: 20,
        rightShoulderOut: 64,
        rightShoulderForward: -10,
        bothElbow: 34,
      },
    },
  ]),
  [
    0.48,
    changePose(STILL_POSES.stand, {
      bodyLean: 14,
      bodyTilt: -24,
      bodyTurn: -16,
      waistLean: 20,
      waistTilt: -14,
      headTilt: -10,
      shiftAside: -0.06,
      bothHipForward: 62,
      bothKnee: 104,
      bothAnkle: -8,
      bothAnkleTilt: 0,
      leftHipOut: 6,
      rightHipOut: 10,
      leftShoulderOut: 66,
      leftShoulderForward: 40,
      rightShoulderOut: 58,
      rightShoulderForward: 22,
      bothElbow: 26,
      hindDown: 0.6,
      frontDown: 0.3,
    }),
  ],
  [
    0.76,
    changePose(STILL_POSES.lie, {
      bodyLean: 6,
      bodyTilt: -74,
      bodyTurn: -8,
      waistLean: 12,
      waistTilt: -8,
      headTilt: 6,
      shiftAside: -0.16,
      leftHipForward: 64,
      rightHipForward: 44,
      leftKnee: 92,
      rightKnee: 78,
      bothHipOut: 0,
      bothHipTwist: 0,
      leftShoulderForward: 64,
      leftShoulderOut: 10,
      rightShoulderForward: 96,
      rightShoulderOut: 12,
      leftElbow: 30,
      rightElbow: 24,
      hindDown: 1,
      frontDown: 1,
    }),
  ],
  [
    1,
    changePose(STILL_POSES.lie, {
      bodyLean: 10,
      bodyTilt: -86,
      bodyTurn: -6,
      waistLean: 10,
      waistTilt: 2,
      headTilt: -8,
      shiftAside: -0.2,
      leftHipForward: 58,
      rightHipForward: 22,
      leftKnee: 84,
      rightKnee: 48,
      bothHipOut: 0,
      leftHipOut: -4,
      bothHipTwist: 0,
      leftShoulderForward: 58,
      leftShoulderOut: -4,
      leftElbow: 62,
      rightShoulderForward: 118,
      rightShoulderOut: 14,
      rightElbow: 34,
      hindDown: 1,
      frontDown: 1,
    }),
  ],
];
