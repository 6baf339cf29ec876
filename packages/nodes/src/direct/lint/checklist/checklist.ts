import type { DirectionValue, ReferenceValue } from '../../values/index.ts';
import { type Film, holdsFor, toFilm } from '../film.ts';
import { shotList } from '../say.ts';
import type { Scene } from '../scene.ts';
import { POINT_NAMES, POINTS, type PointFacts, type PointName } from './points.ts';

/** What can hold a point: an author's words, a reference, or data of the direction. */
export type PointHolder = 'words' | 'reference' | 'data';

/** One point of the checklist. */
export interface ChecklistPoint {
  /** Every shot that needs it has data for it, or a reference that carries it. Words alone leave it to the model. */
  readonly done: boolean;
  readonly by: readonly PointHolder[];
  /** What is missing where, and what to do; empty when it is done. */
  readonly missing: string;
  /** Places of the shots that need it and lack it, from 0. */
  readonly lacking: readonly number[];
  /** Places of the shots that have data for it. */
  readonly planned: readonly number[];
  /** Names of the references that carry it, for all of the film or a part of it. */
  readonly carriers: readonly string[];
}

export type Checklist = { readonly [P in PointName]: ChecklistPoint };

/**
 * The checklist of the user guide of Seedance 2.0, §5: what has to be said for a film to be directed and not only described. Told from the
 * data of the direction; a rendered reference that carries a point is named with it.
 */
export function checklist(direction: DirectionValue): Checklist {
  const film = toFilm(direction);
  const points = POINT_NAMES.map((name) => [name, judge(film, POINTS[name])] as const);
  return Object.fromEntries(points) as { [P in PointName]: ChecklistPoint };
}

function judge(film: Film, facts: PointFacts): ChecklistPoint {
  const { scenes, direction } = film;
  const carriers = direction.references.filter((reference) => carries(reference, facts));
  const planned = scenes.filter(facts.hasData);
  const lacking = scenes.filter(
    (scene) =>
      !facts.hasData(scene) && facts.needed(scene, film) && !carriers.some((reference) => holdsFor(reference, scene)),
  );
  const by: PointHolder[] = [];
  if (scenes.some(facts.hasWords)) by.push('words');
  if (carriers.length > 0) by.push('reference');
  if (planned.length > 0) by.push('data');
  return {
    done: lacking.length === 0,
    by,
    missing: missingText(lacking, facts),
    lacking: lacking.map(({ index }) => index),
    planned: planned.map(({ index }) => index),
    carriers: carriers.map(({ name }) => name),
  };
}

const carries = ({ role, transfer, strength }: ReferenceValue, facts: PointFacts): boolean =>
  strength !== 'loose' && (role === facts.role || transfer.includes(facts.aspect));

function missingText(lacking: readonly Scene[], { lacks, hasWords, remedy }: PointFacts): string {
  if (lacking.length === 0) return '';
  const worded = lacking.filter(hasWords).length;
  const only = worded === 0 ? '' : worded === lacking.length ? ', only words' : ', some of them only words';
  return `${shotList(lacking.map(({ index }) => index))} ${lacks[lacking.length === 1 ? 0 : 1]}${only}; ${remedy}`;
}
