import { type PlanePoint, turn } from '../../stage/index.ts';

export { hullOf } from '../../stage/index.ts';

/** Whether a place lies in a convex polygon from {@link hullOf}. */
export const isInHull = (hull: readonly PlanePoint[], point: PlanePoint): boolean =>
  hull.length > 2 && hull.every((from, i) => turn(from, hull[(i + 1) % hull.length]!, point) >= 0);
