import { cosDegrees, sinDegrees } from '../../stage/trig.ts';

const DEGREES_PER_RADIAN = 180 / Math.PI;

/** Degrees of an angle given in radians. */
export const degreesOf = (radians: number): number => radians * DEGREES_PER_RADIAN;

/** Radians of an angle given in degrees. */
export const radiansOf = (degrees: number): number => degrees / DEGREES_PER_RADIAN;

/**
 * The angle of the point (x, y) against the x axis, degrees in (-180, 180]; 0 for the origin. `Math.atan2` may differ in the
 * last bit from one engine to the next; this uses only operations that IEEE 754 fixes. Error below 1e-13 degrees.
 */
export function atan2Degrees(y: number, x: number): number {
  if (x === 0 && y === 0) return 0;
  const small = Math.min(Math.abs(x), Math.abs(y)) / Math.max(Math.abs(x), Math.abs(y));
  const eighth = arctangentDegrees(small);
  const quarter = Math.abs(y) > Math.abs(x) ? 90 - eighth : eighth;
  const half = x < 0 ? 180 - quarter : quarter;
  return y < 0 ? -half : half;
}

/** Arctangent of a slope 0..1: a rough guess, then Newton's method on slope * cos - sin, which vanishes at the angle. */
function arctangentDegrees(slope: number): number {
  let degrees = slope * (45 + 15.6 * (1 - slope));
  const length = Math.sqrt(1 + slope * slope);
  for (let i = 0; i < 3; i++) degrees += degreesOf((slope * cosDegrees(degrees) - sinDegrees(degrees)) / length);
  return degrees;
}
