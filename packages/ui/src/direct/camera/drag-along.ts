import type { Vec3 } from '@shotgraph/nodes/stage';
import type { Spot } from '../fields/spot.ts';

const ROUNDS = 16;
/** A way that is seen from its end moves nothing: fewer pixels per unit than this are not followed. */
const LEAST_PIXELS = 0.02;

/**
 * The number whose point on a curve is drawn nearest to the pointer, sought from where the curve is now: by Gauss and Newton,
 * in steps that are not let run away.
 *
 * @param curve - the point of the stage that belongs to a number
 * @param most - how far the number may go in one round
 */
export function nearestOn(
  curve: (value: number) => Vec3,
  project: (point: Vec3) => Spot | undefined,
  pointer: Spot,
  start: number,
  most: number,
): number {
  let value = start;
  const nudge = most / 1000;
  for (let round = 0; round < ROUNDS; round++) {
    const here = project(curve(value));
    const there = project(curve(value + nudge));
    if (!here || !there) return value;
    const across = (there.x - here.x) / nudge;
    const down = (there.y - here.y) / nudge;
    const square = across * across + down * down;
    if (square < LEAST_PIXELS * LEAST_PIXELS) return value;
    const way = ((pointer.x - here.x) * across + (pointer.y - here.y) * down) / square;
    const step = Math.min(most, Math.max(-most, way));
    value += step;
    if (Math.abs(step) < nudge / 10) break;
  }
  return value;
}
