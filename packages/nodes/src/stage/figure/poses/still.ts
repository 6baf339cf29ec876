import { ATTENTION, type BodyPose, changePose } from '../body-pose.ts';
import { plant } from '../stance.ts';

/** Feet side by side, a foot's length apart. */
export const SIDE_BY_SIDE = {
  left: { aside: 0.055, forward: 0, outDegrees: 10 },
  right: { aside: -0.055, forward: 0, outDegrees: 10 },
} as const;

/** Upright, the weight a little more on the left leg. */
const stand = plant({
  ...SIDE_BY_SIDE,
  hips: [0.012, 0.5265, 0],
  change: { bodyTilt: -1.5, waistTilt: 2.5, headTilt: -1, headTurn: 2 },
  right: { aside: -0.06, forward: 0.02, outDegrees: 14 },
});

/** On a seat as high as the knees, hands on the thighs. */
const sit = plant({
  left: { aside: 0.062, forward: 0.205, outDegrees: 8 },
  right: { aside: -0.062, forward: 0.205, outDegrees: 8 },
  hips: [0, 0.292, 0],
  change: {
    bodyLean: -4,
    waistLean: 8,
    headLean: -4,
    bothShoulderForward: 24,
    bothShoulderOut: 8,
    bothShoulderTwist: 14,
    bothElbow: 48,
    bothForearmTwist: 70,
    bothWrist: 0,
    frontDown: 0,
    hindDown: 1,
  },
});

/** Low, on the balls of the feet, forearms on the knees. */
const crouch = plant({
  left: { aside: 0.08, forward: 0.05, outDegrees: 5, pitchDegrees: -6 },
  right: { aside: -0.08, forward: -0.05, outDegrees: 5, pitchDegrees: -34 },
  hips: [0, 0.2, -0.1],
  change: {
    bodyLean: 22,
    waistLean: 26,
    headLean: -34,
    bothShoulderForward: 58,
    bothShoulderOut: 12,
    bothShoulderTwist: 40,
    bothElbow: 78,
    bothForearmTwist: 50,
    bothWrist: 20,
    hindDown: 0.6,
    frontDown: 0.6,
  },
});

/** On the right knee, the left foot in front. */
const kneel = changePose(
  plant({
    left: { aside: 0.06, forward: 0.22, outDegrees: 4 },
    right: { aside: -0.06, forward: 0, outDegrees: 0 },
    hips: [0, 0.276, 0],
    change: {
      waistLean: 3,
      leftShoulderForward: 16,
      leftShoulderTwist: 16,
      leftElbow: 54,
      leftForearmTwist: 70,
      hindDown: 0.5,
      frontDown: 0.5,
    },
  }),
  {
    rightHipForward: -3,
    rightHipOut: 0,
    rightHipTwist: 0,
    rightKnee: 102,
    rightAnkle: 14,
    rightAnkleTilt: 0,
    rightToes: 82,
  },
);

/** On the back, arms and legs a little away from the body. */
const lie = changePose(ATTENTION, {
  bodyLean: -90,
  headLean: 4,
  bothShoulderForward: -10,
  bothShoulderOut: 22,
  bothShoulderTwist: -10,
  bothElbow: 14,
  bothForearmTwist: 30,
  bothHipOut: 7,
  bothHipTwist: 16,
  bothKnee: 3,
  bothHipForward: 1,
  bothAnkle: -24,
  hindDown: 1,
  frontDown: 1,
});

/** Forearms across the chest, the left one in front. */
const CROSSED = {
  leftShoulderForward: 34,
  rightShoulderForward: 19,
  bothShoulderOut: 2,
  bothShoulderTwist: 70,
  leftElbow: 84,
  rightElbow: 90,
  bothForearmTwist: 30,
  leftWrist: 16,
  rightWrist: 4,
} as const;

/** Against a wall behind the back, one foot up on it, arms crossed. */
const lean = plant({
  left: { aside: 0.045, forward: 0.21, outDegrees: 6 },
  right: { aside: -0.05, forward: -0.045, up: 0.15, outDegrees: 0, pitchDegrees: -64 },
  hips: [0, 0.482, 0],
  change: { bodyLean: -13, waistLean: 4, headLean: 10, ...CROSSED },
});

/** For something ahead and above, a step forward. */
const reach = plant({
  left: { aside: 0.05, forward: -0.13, outDegrees: 16, pitchDegrees: -24 },
  right: { aside: -0.05, forward: 0.13, outDegrees: 4 },
  hips: [-0.02, 0.505, 0.06],
  change: {
    bodyLean: 8,
    bodyTurn: 10,
    waistLean: 6,
    waistTurn: 14,
    headLean: -18,
    headTurn: -18,
    rightShoulderForward: 116,
    rightShoulderOut: 4,
    rightElbow: 10,
    rightForearmTwist: 60,
    rightWrist: -6,
    leftShoulderForward: -22,
    leftShoulderOut: 14,
    leftElbow: 22,
  },
});

/** With the right arm, ahead. */
const point = plant({
  left: { aside: 0.055, forward: -0.03, outDegrees: 14 },
  right: { aside: -0.055, forward: 0.05, outDegrees: 4 },
  hips: [0, 0.524, 0.01],
  change: {
    bodyTurn: 6,
    waistTurn: 10,
    headTurn: -14,
    rightShoulderForward: 88,
    rightShoulderOut: 6,
    rightShoulderTwist: 0,
    rightElbow: 2,
    rightForearmTwist: 70,
    rightWrist: 0,
  },
});

/** Both arms up and apart. */
const raiseArms = plant({
  ...SIDE_BY_SIDE,
  left: { aside: 0.08, forward: 0, outDegrees: 14 },
  right: { aside: -0.08, forward: 0, outDegrees: 14 },
  hips: [0, 0.521, 0],
  change: {
    waistLean: -6,
    headLean: -12,
    bothShoulderForward: 8,
    bothShoulderOut: 150,
    bothShoulderTwist: -30,
    bothElbow: 14,
    bothForearmTwist: 0,
    bothWrist: -4,
  },
});

/** Arms crossed over the chest. */
const armsCrossed = plant({
  ...SIDE_BY_SIDE,
  left: { aside: 0.068, forward: 0, outDegrees: 14 },
  right: { aside: -0.068, forward: 0, outDegrees: 14 },
  hips: [0, 0.524, 0],
  change: {
    waistLean: -2,
    ...CROSSED,
  },
});

/** Poses that are held. */
export const STILL_POSES = {
  stand,
  sit,
  crouch,
  kneel,
  lie,
  lean,
  reach,
  point,
  'raise-arms': raiseArms,
  'arms-crossed': armsCrossed,
} as const satisfies Record<string, BodyPose>;
