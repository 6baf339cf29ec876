import type { SubjectKind } from '../../values/index.ts';
import type { Film } from '../film.ts';
import { listed } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { ShotLint } from '../types.ts';

/** More named characters than this in one shot lose their faces to each other. Source: complexity budget of wp746's playbook. */
export const MOST_CHARACTERS = 2;
const LIVING: readonly SubjectKind[] = ['person', 'child', 'animal'];

/** Everybody and everything by name that a shot shows or hears, if only in its words. */
export function namedIn({ named, texts }: Scene, { cast, mentions }: Film): Set<string> {
  const names = new Set(named());
  for (const { name } of cast.subjects)
    if (!names.has(name) && texts.some(({ text }) => mentions(text, name))) names.add(name);
  return names;
}

/** Those of them who live. Whoever is in no cast counts as a person. */
export function charactersIn(scene: Scene, film: Film): string[] {
  const kinds = new Map(film.cast.subjects.map(({ name, kind }) => [name, kind]));
  return [...namedIn(scene, film)].filter((name) => LIVING.includes(kinds.get(name) ?? 'person'));
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
