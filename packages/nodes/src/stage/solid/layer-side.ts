import type { Matrix3 } from '../projection.ts';
import { PLANE, SAMPLE_REACH, SAMPLE_X, SAMPLE_Y, type Samples } from './samples.ts';

/** A share of a layer's depth: a solid that touches a layer from behind is in front of it, whatever rounding says. */
const TOUCHES = 1 + 1e-5;

/** Where a whole pixel stands: all of it in front of a layer, or none, or the layer cuts through it. */
export const BEFORE = 1;
export const BEHIND = -1;
export const CUT = 0;

/** On which side of a layer a whole pixel is; everything is in front of none. */
export function sideOf(
  { whole, wholeDepth, planes, width }: Samples,
  layer: Matrix3 | undefined,
  x: number,
  y: number,
): number {
  if (layer === undefined) return BEFORE;
  const at = y * width + x;
  const depth = layer[6] * (x + 0.5) + layer[7] * (y + 0.5) + layer[8];
  const spread = planes[whole[at]! * PLANE + 3]! + (Math.abs(layer[6]) + Math.abs(layer[7])) * SAMPLE_REACH;
  if (depth + spread <= 0) return BEHIND;
  if (depth - spread <= 0) return CUT;
  const here = wholeDepth[at]! * TOUCHES;
  return here - spread >= depth ? BEFORE : here + spread < depth ? BEHIND : CUT;
}

/** Whether a sample lies in front of a layer that is itself in front of the camera. */
export function isBefore(layer: Matrix3, inverseDepth: number, x: number, y: number, k: number): boolean {
  const depth = layer[6] * (x + 0.5 + SAMPLE_X[k]!) + layer[7] * (y + 0.5 + SAMPLE_Y[k]!) + layer[8];
  return depth > 0 && inverseDepth * TOUCHES >= depth;
}
