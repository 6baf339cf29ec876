import { type PoseKey, planted } from '../keyed.ts';
import type { Stance } from '../stance.ts';

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
