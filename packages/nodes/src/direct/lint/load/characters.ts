import type { SubjectKind } from '../../values/index.ts';
import type { Film } from '../film.ts';
import { listed } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';

/** More named characters than this in one shot lose their faces to each other. Source: complexity budget of wp746's playbook. */
export const MOST_CHARACTERS = 2;
const LIVING: readonly SubjectKind[] = ['person', 'child', 'animal'];
const LIFELESS: readonly SubjectKind[] = ['vehicle', 'object'];

/** Everybody and everything by name that a shot shows or hears, if only in its words. */
export function namedIn({ named, texts }: Scene, { cast, mentions }: Film): Set<string> {
  const names = new Set(named());
  for (const { name } of cast.subjects)
    if (!names.has(name) && texts.some(({ text }) => mentions(text, name))) names.add(name);
  return names;
}

/** Those of them who live. Without a cast everybody does; with one, names it does not have are a slip that is told elsewhere. */
export const charactersIn = (scene: Scene, film: Film): string[] => kindsIn(scene, film, LIVING);

/** Those of them that do not. */
export const thingsIn = (scene: Scene, film: Film): string[] => kindsIn(scene, film, LIFELESS);

function kindsIn(scene: Scene, film: Film, wanted: readonly SubjectKind[]): string[] {
  const { subjects } = film.cast;
  const kinds = new Map(subjects.map(({ name, kind }) => [name, kind]));
  return [...namedIn(scene, film)].filter((name) => {
    const kind = kinds.get(name) ?? (subjects.length === 0 ? 'person' : undefined);
    return kind !== undefined && wanted.includes(kind);
  });
}

/** Too many characters in one shot. */
export function manyCharacters(scene: Scene, film: Film): ShotLint[] {
  const names = charactersIn(scene, film);
  if (names.length <= MOST_CHARACTERS) return [];
  return [
    {
      code: 'too-many-characters',
      severity: 'warning',
      input: 'subjects',
      message: `${names.length} characters are in it, ${listed(names)}, and models keep ${MOST_CHARACTERS} apart`,
      remedy: `show ${MOST_CHARACTERS} at a time, or leave the others without names, as passers-by`,
    },
  ];
}
