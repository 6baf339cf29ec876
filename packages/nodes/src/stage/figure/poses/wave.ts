import { cosDegrees, sinDegrees } from '../../trig.ts';
import { type BodyPose, changePose } from '../body-pose.ts';
import { plant } from '../stance.ts';
import { SIDE_BY_SIDE } from './still.ts';

/** Standing with the right arm raised to the side, for waving. */
const WAVE_STANCE: BodyPose = plant({
  ...SIDE_BY_SIDE,
  hips: [0.01, 0.5265, 0],
  change: {
    bodyTilt: -1,
    waistTilt: 3,
    headTilt: -2,
    rightShoulderOut: 62,
    rightShoulderForward: 14,
    rightShoulderTwist: -80,
    rightElbow: 112,
    rightForearmTwist: 0,
    rightWrist: 0,
  },
});

/** The hand goes to and fro twice. */
export const waveAt = (phase: number): BodyPose =>
  changePose(WAVE_STANCE, {
    rightElbow: WAVE_STANCE.rightElbow - 24 * sinDegrees(720 * phase),
    rightShoulderOut: WAVE_STANCE.rightShoulderOut + 4 * sinDegrees(720 * phase),
    rightWrist: 8 * cosDegrees(720 * phase),
    headTilt: WAVE_STANCE.headTilt + sinDegrees(360 * phase),
  });
