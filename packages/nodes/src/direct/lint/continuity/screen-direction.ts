import { dot, subtract, type Vec3 } from '../../../stage/index.ts';
import type { Film } from '../film.ts';
import type { Body, Scene } from '../scene.ts';
import type { Lint } from '../types.ts';
import { crossingOf } from './axis.ts';
import { cutsOf, shotNumber } from './cuts.ts';

/** Time over which a direction is looked at, s. */
const LOOK_SECONDS = 0.4;
/** Who is slower does not go anywhere, m/s. */
const SLOWEST = 0.4;
/** Ways less across the picture than this go to or from the camera: cosine of 60 degrees. */
const ACROSS = 0.5;

/**
 * Somebody goes one way across the picture, and after a cut the other way: it looks as if they had turned back. Told from their ways and where
 * the camera looks. Source: continuity of screen direction, as in every manual of editing.
 *
 * @see https://en.wikipedia.org/wiki/Screen_direction
 */
export const flippedDirections = (film: Film): Lint[] =>
  cutsOf(film).flatMap((cut): Lint[] => {
    const { before, after, place } = cut;
    const isLocked = film.direction.continuity?.locks.includes('screen-direction') ?? false;
    if ((place === 'other' && !isLocked) || crossingOf(cut) !== undefined) return [];
    return after.bodies().flatMap((body): Lint[] => {
      const { name } = body.subject;
      const was = directionOf(before, before.bodyOf(name), before.shot.seconds - LOOK_SECONDS);
      const is = directionOf(after, body, 0);
      if (was === undefined || is === undefined || was === is) return [];
      return [
        {
          code: 'direction-flipped',
          severity: 'warning',
          shot: after.index,
          input: 'choreography',
          message: `${name} goes ${was} in ${shotNumber(before)} and ${is} after the cut, as if turned back`,
          remedy: `let ${name} go ${was} here too, turn within a shot, or put a shot from straight ahead or behind between`,
        },
      ];
    });
  });

/** Which way somebody goes across the picture; `undefined` for one who stands, or goes to or from the camera. */
function directionOf(scene: Scene, body: Body | undefined, from: number): 'left' | 'right' | undefined {
  if (body === undefined) return undefined;
  const begins = Math.max(0, from);
  const way: Vec3 = subtract(body.feetAt(begins + LOOK_SECONDS), body.feetAt(begins));
  const metres = Math.sqrt(dot(way, way));
  if (metres / LOOK_SECONDS < SLOWEST) return undefined;
  const across = dot(way, scene.momentAt(begins).view.right) / metres;
  if (Math.abs(across) < ACROSS) return undefined;
  return across > 0 ? 'right' : 'left';
}
