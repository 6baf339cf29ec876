import { describe, expect, it } from 'vitest';
import { dot, subtract, type Vec3 } from '../vector.ts';
import { ATTENTION, changePose } from './body-pose.ts';
import { levelFoot, reachWithLeg } from './leg-reach.ts';
import { ADULT } from './proportions.ts';
import { buildSkeleton } from './skeleton.ts';

const length = (v: Vec3) => Math.sqrt(dot(v, v));

describe('reachWithLeg', () => {
  it.each<[Vec3, number, number]>([
    [[0.05, -0.48, 0], 0, 0],
    [[0.06, -0.4, 0.2], 8, 0],
    [[0.08, -0.35, -0.2], 20, -30],
    [[-0.03, -0.45, 0.1], 0, 15],
  ])(
    'brings the ankle to %j, the sole level but for the pitch, also from a turned pelvis',
    (ankle, twistDegrees, pitchDegrees) => {
      for (const side of ['left', 'right'] as const) {
        const target: Vec3 = side === 'left' ? ankle : [-ankle[0], ankle[1], ankle[2]];
        const leaning = changePose(ATTENTION, {
          bodyLean: 9,
          bodyTilt: side === 'left' ? 4 : -4,
          bodyTurn: side === 'left' ? -7 : 7,
        });
        const pose = reachWithLeg(leaning, ADULT, side, { ankle: target, twistDegrees, pitchDegrees });
        const { foot } = buildSkeleton(pose, ADULT)[side];
        expect(length(subtract(foot.origin, target))).toBeLessThan(1e-9);
        // The sole's normal stands upright but for the pitch.
        const cosine = Math.cos((pitchDegrees * Math.PI) / 180);
        expect(Math.abs(foot.up[1] - cosine)).toBeLessThan(0.01);
        expect(pose[`${side}Knee`]).toBeGreaterThan(0);
      }
    },
  );

  it('mirrors left and right', () => {
    const reach = (side: 'left' | 'right', x: number) =>
      reachWithLeg(ATTENTION, ADULT, side, { ankle: [x, -0.42, 0.12], twistDegrees: 10, pitchDegrees: 0 });
    const [left, right] = [reach('left', 0.1), reach('right', -0.1)];
    for (const angle of ['HipForward', 'HipOut', 'HipTwist', 'Knee', 'Ankle', 'AnkleTilt'] as const)
      expect(right[`right${angle}`]).toBeCloseTo(left[`left${angle}`], 9);
  });

  it('points a leg that is too short to the place, all but straight', () => {
    const pose = reachWithLeg(ATTENTION, ADULT, 'left', { ankle: [0.05, -0.4, 0.9], twistDegrees: 0, pitchDegrees: 0 });
    const { foot, thigh } = buildSkeleton(pose, ADULT).left;
    const [way, wanted] = [subtract(foot.origin, thigh.origin), subtract([0.05, -0.4, 0.9], thigh.origin)];
    expect(length(way)).toBeCloseTo((ADULT.thigh + ADULT.shank) * 0.999, 6);
    expect(dot(way, wanted) / (length(way) * length(wanted))).toBeCloseTo(1, 6);
    expect(pose.leftKnee).toBeLessThan(6);
  });
});

describe('levelFoot', () => {
  it('levels the sole of any leg', () => {
    const pose = levelFoot(
      changePose(ATTENTION, { leftHipForward: 35, leftHipOut: 18, leftKnee: 50, leftHipTwist: 12 }),
      ADULT,
      'left',
    );
    expect(buildSkeleton(pose, ADULT).left.foot.up[1]).toBeCloseTo(1, 9);
  });
});
