import { describe, expect, it } from 'vitest';
import { type Pose, restPose } from './camera-path.ts';
import { createView, projectPoint, quadFromPicture } from './projection.ts';
import { uprightQuad } from './scene.ts';

const SIZE = { width: 1280, height: 720 };
const see = (pose: Partial<Pose>, point: readonly [number, number, number]) =>
  projectPoint(createView({ ...restPose(35), ...pose }, SIZE, 36), point)!;

describe('projection', () => {
  it('puts the point straight ahead into the middle', () => {
    expect(see({}, [0, 0, -5])).toEqual({ x: 640, y: 360, depth: 5 });
    expect(projectPoint(createView(restPose(35), SIZE, 36), [0, 0, 5])).toBeUndefined();
  });

  it('keeps the signs of the camera port: what is ahead moves against the camera', () => {
    const ahead = [0, 0, -5] as const;
    expect(see({ panDegrees: 10 }, ahead).x).toBeLessThan(640);
    expect(see({ tiltDegrees: 10 }, ahead).y).toBeGreaterThan(360);
    expect(see({ position: [1, 0, 0] }, ahead).x).toBeLessThan(640);
    expect(see({ position: [0, 1, 0] }, ahead).y).toBeGreaterThan(360);
    // Rolled clockwise, the picture turns counter-clockwise: what was on the right goes up.
    expect(see({ rollDegrees: 10 }, [1, 0, -5]).y).toBeLessThan(360);
    expect(see({ position: [0, 0, -1] }, [1, 0, -5]).x).toBeGreaterThan(see({}, [1, 0, -5]).x);
  });

  it('sees 73.7 degrees with a 24 mm lens and 23.9 with 85 mm', () => {
    for (const [lens, degrees] of [
      [24, 73.7],
      [35, 54.4],
      [50, 39.6],
      [85, 23.9],
    ] as const) {
      const edge = Math.tan((degrees / 2 / 180) * Math.PI);
      expect(see({ focalLengthMm: lens }, [edge, 0, -1]).x).toBeCloseTo(1280, -0.7);
    }
  });

  it('moves near things more than far ones, by the inverse ratio of their distances', () => {
    const shift = (depth: number) => 640 - see({ position: [0.2, 0, 0] }, [0, 0, -depth]).x;
    expect(shift(3) / shift(12)).toBeCloseTo(4, 12);
  });

  it('keeps the sensor along the longer side of an upright picture', () => {
    const upright = createView(restPose(35), { width: 720, height: 1280 }, 36);
    expect(upright.focalPixels).toBe(createView(restPose(35), SIZE, 36).focalPixels);
  });

  it('finds the place on a quad that a pixel shows', () => {
    const view = createView(
      { position: [0.5, -0.2, -1], panDegrees: 20, tiltDegrees: -7, rollDegrees: 11, focalLengthMm: 28 },
      SIZE,
      36,
    );
    const quad = uprightQuad({ depthMetres: 6, widthMetres: 4, heightMetres: 3, centre: [1, 0.5] });
    const m = quadFromPicture(view, quad)!;
    const { x, y, depth } = projectPoint(view, [-1 + 4 * 0.25, 2 - 3 * 0.75, -6])!;
    const r = m[6] * x + m[7] * y + m[8];
    expect(
      [(m[0] * x + m[1] * y + m[2]) / r, (m[3] * x + m[4] * y + m[5]) / r, 1 / r].map((v) => Math.round(v * 1e9) / 1e9),
    ).toEqual([0.25, 0.75, Math.round(depth * 1e9) / 1e9]);
  });
});
