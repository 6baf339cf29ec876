import { type BodyPose, changePose } from '../body-pose.ts';
import { type PoseKey, planted } from '../keyed.ts';
import { plant, type Stance } from '../stance.ts';

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
  changePose(plant(pushedOff), {
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
