import { describe, expect, it } from 'vitest';
import { type CameraPath, restPose } from './camera-path.ts';
import { describeShortage, measureShortage } from './safe-area.ts';
import { seenAt, uprightQuad } from './scene.ts';

const SIZE = { width: 1280, height: 720 };
const seen = seenAt(SIZE, 10, 35, 36);
const quad = uprightQuad({ depthMetres: 10, widthMetres: seen.width, heightMetres: seen.height, centre: [0, 0] });
const to = (end: Partial<ReturnType<typeof restPose>>): CameraPath => ({
  sensorWidthMm: 36,
  keys: [
    { ...restPose(35), seconds: 0, ease: 'in-out' },
    { ...restPose(35), ...end, seconds: 4, ease: 'linear' },
  ],
});

describe('safe area', () => {
  it('finds nothing missing while the camera stays inside the picture', () => {
    expect(describeShortage(measureShortage(quad, to({ position: [0, 0, -2] }), SIZE, 4))).toBeUndefined();
  });

  it('measures what a truck to the right lacks on the right', () => {
    const shortage = measureShortage(quad, to({ position: [0.18 * seen.width, 0, 0] }), SIZE, 4);
    expect(shortage.right).toBeCloseTo(0.18, 9);
    expect(shortage.left).toBeCloseTo(0, 9);
    expect(describeShortage({ ...shortage, right: 0.175 })).toBe('18 % more picture on the right');
  });

  it('looks at the way, not only at its end, and only as far as the shot goes', () => {
    const there = to({ position: [-2, 0, 0] });
    const back: CameraPath = { ...there, keys: [...there.keys, { ...restPose(35), seconds: 8, ease: 'linear' }] };
    expect(measureShortage(quad, back, SIZE, 8).left).toBeCloseTo(2 / seen.width, 9);
    expect(measureShortage(quad, there, SIZE, 2).left).toBeCloseTo(1 / seen.width, 9);
  });

  it('says so when the camera looks past the end of any picture', () => {
    expect(describeShortage(measureShortage(quad, to({ panDegrees: 80 }), SIZE, 4))).toContain(
      'over 1000 % more picture on the right',
    );
  });
});
