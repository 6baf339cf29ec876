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
