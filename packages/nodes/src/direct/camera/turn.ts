import { cosDegrees, sinDegrees, type Vec3 } from '../../stage/index.ts';

/** Turns a direction to the right about the vertical, like a pan. */
export function turnAbout([x, y, z]: Vec3, degrees: number): Vec3 {
  const cos = cosDegrees(degrees);
  const sin = sinDegrees(degrees);
  return [x * cos - z * sin, y, x * sin + z * cos];
}

/** The same turn as at most half a one. */
export const nearestTurn = (degrees: number): number => degrees - 360 * Math.round(degrees / 360);
