import { describe, expect, it } from 'vitest';
import { type CameraPath, poseAt, restPose, viewPoseAt } from './camera-path.ts';
import { shakeAt } from './shake.ts';

const SHAKE = { degrees: 0.5, hz: 1, seed: 7 };
const AXES = ['panDegrees', 'tiltDegrees', 'rollDegrees'] as const;
const samples = Array.from({ length: 20_000 }, (_, i) => shakeAt(SHAKE, i / 24));

describe('shake', () => {
  it('stays within its degrees, rolls less, and makes use of them', () => {
    for (const axis of AXES) {
      const bound = axis === 'rollDegrees' ? 0.2 : 0.5;
      const most = Math.max(...samples.map((sample) => Math.abs(sample[axis])));
      expect(most).toBeLessThanOrEqual(bound);
      expect(most).toBeGreaterThan(0.8 * bound);
    }
  });

  it('has no mean, so that the framing stays', () => {
    for (const axis of AXES) {
      const mean = samples.reduce((sum, sample) => sum + sample[axis], 0) / samples.length;
      expect(Math.abs(mean)).toBeLessThan(0.002);
    }
  });

  it('is smooth: from frame to frame it moves by what its rate allows', () => {
    // The fastest sway turns at 2.65 x 1.118 turns a second; all together by less than 2 pi x their mean rate.
    const fastest = 0.5 * 2 * Math.PI * 1.118 * (0.42 * 0.414 + 0.32 + 0.17 * 1.732 + 0.09 * 2.646);
    for (let i = 1; i < 2000; i++)
      for (const axis of AXES)
        expect(Math.abs(samples[i]![axis] - samples[i - 1]![axis])).toBeLessThan(fastest / 24 + 1e-9);
  });

  it('is the same for the same seed, and another one for another', () => {
    expect(shakeAt({ ...SHAKE }, 3.21)).toEqual(shakeAt(SHAKE, 3.21));
    const others = [1, 2, 3, 8, -7, 2 ** 31 - 1].map((seed) => shakeAt({ ...SHAKE, seed }, 3.21).panDegrees);
    expect(new Set(others).size).toBe(others.length);
    // Golden: the same bits on every machine.
    expect(shakeAt(SHAKE, 1)).toEqual({
      panDegrees: -0.2566041672806981,
      tiltDegrees: 0.11582229422599881,
      rollDegrees: 0.03419105436173504,
    });
  });

  it('scales with its degrees and runs with its rate', () => {
    expect(shakeAt({ ...SHAKE, degrees: 1 }, 2).panDegrees).toBeCloseTo(2 * shakeAt(SHAKE, 2).panDegrees, 12);
    expect(shakeAt({ ...SHAKE, hz: 3 }, 2).tiltDegrees).toBeCloseTo(shakeAt(SHAKE, 6).tiltDegrees, 9);
  });
});

describe('what a shaken camera sees', () => {
  const path: CameraPath = {
    sensorWidthMm: 36,
    keys: [
      { ...restPose(35), seconds: 0, ease: 'linear', focusMetres: 3 },
      { ...restPose(35), panDegrees: 20, seconds: 4, ease: 'linear', focusMetres: 3 },
    ],
  };

  it('is its path with the shake on top, and the path alone without one', () => {
    expect(viewPoseAt(path, 1.5)).toEqual(poseAt(path, 1.5));
    const { panDegrees, tiltDegrees, rollDegrees } = shakeAt(SHAKE, 1.5);
    expect(viewPoseAt({ ...path, shake: SHAKE }, 1.5)).toEqual({
      ...poseAt(path, 1.5),
      panDegrees: 7.5 + panDegrees,
      tiltDegrees,
      rollDegrees,
    });
    expect(poseAt({ ...path, shake: SHAKE }, 1.5)).toEqual(poseAt(path, 1.5));
  });
});
