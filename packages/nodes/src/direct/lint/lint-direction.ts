import type { DirectionValue, ShotValue } from '../values/index.ts';
import { type Film, toFilm } from './film.ts';
import { FILM_RULES, SHOT_RULES, WHOLE_RULES } from './rules.ts';
import type { Lint, LintFacts, ShotLint } from './types.ts';

/**
 * Everything in a direction that usually costs a take: errors first, then what is about the whole film, then shot by shot. Pure: the same
 * direction and facts give the same lints on every machine.
 *
 * @param facts - what is known beside the direction; of a model nobody named, what every model takes
 */
export function lintDirection(direction: DirectionValue, facts: LintFacts = {}): Lint[] {
  const film = toFilm(direction, facts);
  return sorted([...[...WHOLE_RULES, ...FILM_RULES].flatMap((rule) => rule(film)), ...shotLints(film)]);
}

/** What of a film its sequence tells: all that shots side by side and references show, and no node before it could know. */
export function lintSequence(direction: DirectionValue): Lint[] {
  const film = toFilm(direction);
  return sorted(FILM_RULES.flatMap((rule) => rule(film)));
}

/** What can be told of a shot alone. */
export function lintShot(shot: ShotValue): ShotLint[] {
  const film = toFilm({ shots: [shot], cast: shot.cast, clock: 'shots', references: [] });
  return shotLints(film).map(({ shot: _, ...lint }) => lint);
}

const shotLints = (film: Film): Lint[] =>
  film.scenes.flatMap((scene) =>
    SHOT_RULES.flatMap((rule) => rule(scene, film)).map((lint) => ({ ...lint, shot: scene.index })),
  );

/** Stable: lints of one place stay in the order of the rules. */
const sorted = (lints: readonly Lint[]): Lint[] => lints.toSorted((a, b) => rank(a) - rank(b));
const rank = ({ severity, shot = -1 }: Lint): number => (severity === 'error' ? -1e6 : 0) + shot;
