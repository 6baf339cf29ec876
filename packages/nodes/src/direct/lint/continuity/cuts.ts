import type { Film } from '../film.ts';
import type { Scene } from '../scene.ts';
import { type Likeness, placeLikeness } from './place.ts';

/** Two shots, one cut to from the other. */
export interface Cut {
  readonly before: Scene;
  readonly after: Scene;
  /** Whether they play in one place. */
  readonly place: Likeness;
}

/** Every cut of a film. Other transitions tell of time that goes by, after which everything may have changed. */
export function cutsOf(film: Film): readonly Cut[] {
  let cuts = known.get(film);
  if (cuts === undefined) {
    cuts = findCuts(film);
    known.set(film, cuts);
  }
  return cuts;
}
/** Several rules look at the same cuts. */
const known = new WeakMap<Film, readonly Cut[]>();

const findCuts = (film: Film): Cut[] =>
  film.scenes.slice(1).flatMap((after, i) => {
    const before = film.scenes[i]!;
    return after.shot.transition.kind === 'cut' ? [{ before, after, place: placeLikeness(film, before, after) }] : [];
  });

/** `shot 3`: the shot before a cut, in messages about the one after it. */
export const shotNumber = ({ index }: Scene): string => `shot ${index + 1}`;
