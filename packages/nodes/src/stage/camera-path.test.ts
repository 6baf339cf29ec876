import { describe, expect, it } from 'vitest';
import { type CameraPath, poseAt, restPose } from './camera-path.ts';
import { applyEase, EASES } from './easing.ts';

const path = (ease: (typeof EASES)[number]): CameraPath => ({
  sensorWidthMm: 36,
  keys: [
    { ...restPose(35), seconds: 0, ease },
    { ...restPose(50), position: [1, 2, -3], panDegrees: 30, seconds: 2, ease: 'linear' },
  ],
});

describe('camera path', () => {
  it('starts and ends exactly on its keys, and stays there before and after', () => {
    for (const ease of EASES) {
      expect(poseAt(path(ease), 0)).toEqual(restPose(35));
      expect(poseAt(path(ease), -1)).toEqual(restPose(35));
      expect(poseAt(path(ease), 2)).toEqual({ ...restPose(50), position: [1, 2, -3], panDegrees: 30 });
      expect(poseAt(path(ease), 9)).toEqual(poseAt(path(ease), 2));
    }
  });

  it('eases position, angles and lens alike', () => {
    expect(poseAt(path('in'), 1)).toEqual({ ...restPose(38.75), position: [0.25, 0.5, -0.75], panDegrees: 7.5 });
    expect(poseAt(path('hold'), 1.999)).toEqual(restPose(35));
  });

  it('refuses a path without keys', () => {
    expect(() => poseAt({ sensorWidthMm: 36, keys: [] }, 0)).toThrow('at least one key');
  });
});

describe('focus', () => {
  const focused = (from: number | undefined, to: number | undefined, ease: (typeof EASES)[number] = 'linear') => ({
    sensorWidthMm: 36,
    keys: [
      { ...restPose(35), seconds: 0, ease, ...(from !== undefined && { focusMetres: from }) },
      { ...restPose(35), seconds: 2, ease: 'linear' as const, ...(to !== undefined && { focusMetres: to }) },
    ],
  });

  it('is pulled evenly in 1/metres, exactly from the one to the other', () => {
    // Half way between 1/1 and 1/4 is 0.625.
    expect(poseAt(focused(1, 4), 1).focusMetres).toBeCloseTo(1.6, 12);
    expect([0, 2, 5].map((seconds) => poseAt(focused(1, 4, 'in-out'), seconds).focusMetres)).toEqual([1, 4, 4]);
    expect(poseAt(focused(3, 3), 0.7).focusMetres).toBe(3);
  });

  it('is left out while everything is sharp, and holds where only one key has it', () => {
    expect('focusMetres' in poseAt(focused(undefined, undefined), 1)).toBe(false);
    expect(poseAt(focused(2, undefined), 1.9).focusMetres).toBe(2);
    expect(poseAt(focused(undefined, 2), 1.9).focusMetres).toBeUndefined();
    expect(poseAt(focused(undefined, 2), 2).focusMetres).toBe(2);
  });
});

describe('ease', () => {
  it('is 0 at the start, exactly 1 at the end, and never falls', () => {
    for (const ease of EASES) {
      let before = 0;
      for (let i = 0; i <= 100; i++) {
        const now = applyEase(ease, i / 100);
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
      expect([applyEase(ease, 0), applyEase(ease, 1)]).toEqual([0, 1]);
    }
  });
});
