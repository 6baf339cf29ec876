import type { Placing } from '../solid/solid.ts';
import { cosDegrees, sinDegrees } from '../trig.ts';
import { add, scale, type Vec3 } from '../vector.ts';

/** Nothing turned, nothing moved. */
export const AT_ORIGIN: Placing = { right: [1, 0, 0], up: [0, 1, 0], back: [0, 0, 1], origin: [0, 0, 0] };

/** A direction of an inner frame, seen from outside. */
export const direct = ({ right, up, back }: Placing, [x, y, z]: Vec3): Vec3 =>
  add(add(scale(right, x), scale(up, y)), scale(back, z));

/** A place of an inner frame, seen from outside. */
export const locate = (frame: Placing, place: Vec3): Vec3 => add(frame.origin, direct(frame, place));

/** A frame that is placed within another. */
export const within = (outer: Placing, inner: Placing): Placing => ({
  right: direct(outer, inner.right),
  up: direct(outer, inner.up),
  back: direct(outer, inner.back),
  origin: locate(outer, inner.origin),
});

/** The same frame moved along its own axes. */
export const moved = (frame: Placing, way: Vec3): Placing => ({ ...frame, origin: locate(frame, way) });

/** A frame whose axes are stretched. */
export const stretched = (frame: Placing, [x, y, z]: Vec3): Placing => ({
  ...frame,
  right: scale(frame.right, x),
  up: scale(frame.up, y),
  back: scale(frame.back, z),
});

/** A frame turned about its own X axis: positive brings Y towards Z. */
export function turnX(frame: Placing, degrees: number): Placing {
  const c = cosDegrees(degrees);
  const s = sinDegrees(degrees);
  return {
    ...frame,
    up: add(scale(frame.up, c), scale(frame.back, s)),
    back: add(scale(frame.back, c), scale(frame.up, -s)),
  };
}

/** A frame turned about its own Y axis: positive brings Z towards X. */
export function turnY(frame: Placing, degrees: number): Placing {
  const c = cosDegrees(degrees);
  const s = sinDegrees(degrees);
  return {
    ...frame,
    back: add(scale(frame.back, c), scale(frame.right, s)),
    right: add(scale(frame.right, c), scale(frame.back, -s)),
  };
}

/** A frame turned about its own Z axis: positive brings X towards Y. */
export function turnZ(frame: Placing, degrees: number): Placing {
  const c = cosDegrees(degrees);
  const s = sinDegrees(degrees);
  return {
    ...frame,
    right: add(scale(frame.right, c), scale(frame.up, s)),
    up: add(scale(frame.up, c), scale(frame.right, -s)),
  };
}
