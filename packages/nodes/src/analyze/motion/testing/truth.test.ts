import { describe, expect, it } from 'vitest';
import { type CameraPath, type Pose, restPose } from '../../../stage/camera-path.ts';
import { floorAt, type TruePoint, truePath, wallAt } from './truth.ts';

const SIZE = { width: 320, height: 180 };
/** Of a 35 mm lens on a 36 mm sensor, frame widths. */
const FOCAL = 35 / 36;

const linear = (end: Partial<Pose>, start: Partial<Pose> = {}): CameraPath => ({
  sensorWidthMm: 36,
  keys: [
    { ...restPose(35), ...start, seconds: 0, ease: 'linear' },
    { ...restPose(35), ...start, ...end, seconds: 1, ease: 'linear' },
  ],
});

const endOf = (path: CameraPath, plane = wallAt(8)): TruePoint =>
  truePath(path, { size: SIZE, fps: 24, frames: 25, plane }).at(-1)!;

const expectPoint = (point: TruePoint, { x = 0, y = 0, scale = 1, rotateDegrees = 0 }: Partial<TruePoint>) => {
  expect(point.x).toBeCloseTo(x, 4);
  expect(point.y).toBeCloseTo(y, 4);
  expect(point.scale).toBeCloseTo(scale, 4);
  expect(point.rotateDegrees).toBeCloseTo(rotateDegrees, 3);
};

describe('truePath', () => {
  it('starts at nothing and has a point per frame', () => {
    const points = truePath(linear({}), { size: SIZE, fps: 24, frames: 5, plane: wallAt(8) });
    expect(points.map(({ frame }) => frame)).toEqual([0, 1, 2, 3, 4]);
    for (const point of points) expectPoint(point, {});
  });

  it('moves the picture left by focal length times angle when the camera pans right, at any distance', () => {
    const x = (-FOCAL * 30 * Math.PI) / 180;
    expectPoint(endOf(linear({ panDegrees: 30 })), { x });
    expectPoint(truePath(linear({ panDegrees: 30 }), { size: SIZE, fps: 24, frames: 25 }).at(-1)!, { x });
  });

  it('moves the picture down when the camera tilts up', () => {
    expectPoint(endOf(linear({ tiltDegrees: 10 })), { y: (FOCAL * 10 * Math.PI) / 180 });
  });

  it('turns the picture counter-clockwise when the camera leans clockwise', () => {
    expectPoint(endOf(linear({ rollDegrees: 12 })), { rotateDegrees: -12 });
  });

  it('grows by the factor of a zoom, and by distance over what is left of it for a dolly', () => {
    expectPoint(endOf(linear({ focalLengthMm: 70 })), { scale: 2 });
    expectPoint(endOf(linear({ position: [0, 0, -3] })), { scale: 8 / 5 });
  });

  it('moves by focal length times travel over distance for truck and pedestal', () => {
    expectPoint(endOf(linear({ position: [1, 0, 0] })), { x: -FOCAL / 8 });
    expectPoint(endOf(linear({ position: [0, 1, 0] }), wallAt(4)), { y: FOCAL / 4 });
  });

  it('turns the picture when a camera that looks down pans: by pan times the sine of the tilt', () => {
    const path = linear({ panDegrees: 20 }, { tiltDegrees: -30 });
    const { rotateDegrees, x } = truePath(path, { size: SIZE, fps: 24, frames: 25 }).at(-1)!;
    expect(rotateDegrees).toBeCloseTo(20 * Math.sin((-30 * Math.PI) / 180), 3);
    expect(x).toBeCloseTo((-FOCAL * 20 * Math.cos(Math.PI / 6) * Math.PI) / 180, 4);
  });

  it('sees a floor that the camera looks down on', () => {
    const down = { tiltDegrees: -90 };
    expectPoint(endOf(linear({ position: [0.5, 0, 0] }, down), floorAt(-2)), { x: (-FOCAL * 0.5) / 2 });
  });

  it('refuses a plane that the camera does not see', () => {
    expect(() => endOf(linear({ panDegrees: 10 }, { panDegrees: 180 }))).toThrow('does not see the plane');
  });
});
