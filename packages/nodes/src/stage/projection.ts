import type { Pose } from './camera-path.ts';
import { cosDegrees, sinDegrees } from './trig.ts';
import { add, dot, scale, subtract, type Vec3 } from './vector.ts';

/** Pixels of a picture. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** A camera ready to project: its axes in world space, and its focal length in pixels of the picture. */
export interface View {
  readonly size: FrameSize;
  readonly position: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  readonly forward: Vec3;
  readonly focalPixels: number;
}

/** A parallelogram in the world: the top left corner of a picture, its way to the top right, its way to the bottom left; metres. */
export interface Quad {
  readonly origin: Vec3;
  readonly across: Vec3;
  readonly down: Vec3;
}

/** Rows of a 3x3 matrix, one after the other. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

/**
 * Focal length in pixels. The sensor's width lies along the longer side of the picture: an upright picture is taken with
 * the camera turned on its side, so that a lens looks equally wide in 16:9 and 9:16.
 */
export const focalLengthPixels = (size: FrameSize, focalLengthMm: number, sensorWidthMm: number): number =>
  (Math.max(size.width, size.height) * focalLengthMm) / sensorWidthMm;

/** Heading on the ground: where a camera with this pan looks, ignoring tilt. */
export const heading = (panDegrees: number): Vec3 => [sinDegrees(panDegrees), 0, -cosDegrees(panDegrees)];

/** The level direction to the right of a camera with this pan. */
export const rightOf = (panDegrees: number): Vec3 => [cosDegrees(panDegrees), 0, sinDegrees(panDegrees)];

/** Axes of a camera: pan about the world's up, then tilt about its own right, then roll about its own forward. */
export function createView(pose: Pose, size: FrameSize, sensorWidthMm: number): View {
  const level = heading(pose.panDegrees);
  const side = rightOf(pose.panDegrees);
  const cosTilt = cosDegrees(pose.tiltDegrees);
  const sinTilt = sinDegrees(pose.tiltDegrees);
  const forward: Vec3 = [level[0] * cosTilt, sinTilt, level[2] * cosTilt];
  const upright: Vec3 = [-level[0] * sinTilt, cosTilt, -level[2] * sinTilt];
  const cosRoll = cosDegrees(pose.rollDegrees);
  const sinRoll = sinDegrees(pose.rollDegrees);
  return {
    size,
    position: pose.position,
    right: subtract(scale(side, cosRoll), scale(upright, sinRoll)),
    up: add(scale(upright, cosRoll), scale(side, sinRoll)),
    forward,
    focalPixels: focalLengthPixels(size, pose.focalLengthMm, sensorWidthMm),
  };
}

/** Distance in front of the camera along its axis, metres; negative behind it. */
export const depthOf = (view: View, point: Vec3): number => dot(view.forward, subtract(point, view.position));

/**
 * Where a world point falls in the picture: pixels from the top left corner (pixel centres at .5), and its depth.
 * `undefined` for points at or behind the camera.
 */
export function projectPoint(view: View, point: Vec3): { x: number; y: number; depth: number } | undefined {
  const offset = subtract(point, view.position);
  const depth = dot(view.forward, offset);
  if (depth <= 0) return undefined;
  return {
    x: view.size.width / 2 + (view.focalPixels * dot(view.right, offset)) / depth,
    y: view.size.height / 2 - (view.focalPixels * dot(view.up, offset)) / depth,
    depth,
  };
}

/**
 * The homography from picture to quad: for pixel (x, y) it gives (s/d, t/d, 1/d), where s and t run 0..1 across and down
 * the quad and d is the depth of the point seen there. `undefined` when the quad is seen edge-on.
 */
export function quadFromPicture(view: View, quad: Quad): Matrix3 | undefined {
  const { focalPixels: f, size } = view;
  const pictureX = add(scale(view.right, f), scale(view.forward, size.width / 2));
  const pictureY = add(scale(view.up, -f), scale(view.forward, size.height / 2));
  const offset = subtract(quad.origin, view.position);
  const columns = [quad.across, quad.down, offset] as const;
  const [a, b, c] = columns.map((column) => dot(pictureX, column)) as [number, number, number];
  const [d, e, g] = columns.map((column) => dot(pictureY, column)) as [number, number, number];
  const [h, i, k] = columns.map((column) => dot(view.forward, column)) as [number, number, number];
  return invert([a, b, c, d, e, g, h, i, k]);
}

/** Inverse by cofactors; `undefined` for a matrix that has none. */
function invert([a, b, c, d, e, f, g, h, i]: Matrix3): Matrix3 | undefined {
  const m = e * i - f * h;
  const n = f * g - d * i;
  const o = d * h - e * g;
  const determinant = a * m + b * n + c * o;
  const k = 1 / determinant;
  if (determinant === 0 || !Number.isFinite(k)) return undefined;
  return [
    m * k,
    (c * h - b * i) * k,
    (b * f - c * e) * k,
    n * k,
    (a * i - c * g) * k,
    (c * d - a * f) * k,
    o * k,
    (b * g - a * h) * k,
    (a * e - b * d) * k,
  ];
}
