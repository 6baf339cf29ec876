import type { DepthLayerValue, ShotValue } from '../../values/index.ts';
import type { Film } from '../film.ts';
import type { Scene } from '../scene.ts';

/** Whether two shots play in one place, as far as anything tells. */
export type Likeness = 'same' | 'unknown' | 'other';

/** Descriptions with at least so many telling words, and none in common, are of different places. */
const TELLING_WORDS = 3;
/** Bodies that are as near to where they were stand in the same world, metres. */
const SAME_METRES = 0.6;

/**
 * Whether two shots play in one place. Told by their sets, the time of day, what their descriptions share, and where everybody stands; a lock
 * on the environment says so, unless something else speaks against it.
 */
export function placeLikeness(film: Film, before: Scene, after: Scene): Likeness {
  const [one, other] = [before.shot, after.shot];
  if (shareSet(one, other)) return 'same';
  const words = compareWords(film, one.description, other.description);
  if (words === 'other' || haveOtherSets(one, other) || haveOtherTimes(one, other)) return 'other';
  const isLocked = film.direction.continuity?.locks.includes('environment') ?? false;
  return words === 'same' || isLocked || stayInPlace(before, after) ? 'same' : 'unknown';
}

const setOf = ({ depth }: ShotValue): readonly DepthLayerValue[] =>
  (depth?.layers ?? []).filter(({ subject }) => subject === '');

/** A layer that stands in both shots at the same place. */
export function shareSet(one: ShotValue, other: ShotValue): boolean {
  if (one.depth !== undefined && one.depth === other.depth && setOf(one).length > 0) return true;
  return setOf(one).some((layer) => setOf(other).some((same) => isSameLayer(layer, same)));
}

const isSameLayer = (one: DepthLayerValue, other: DepthLayerValue): boolean =>
  one.name === other.name &&
  one.depthMetres === other.depthMetres &&
  one.rightMetres === other.rightMetres &&
  one.image?.expr.id === other.image?.expr.id;

function haveOtherSets(one: ShotValue, other: ShotValue): boolean {
  const [names, others] = [setOf(one), setOf(other)].map((layers) => layers.map(({ name }) => name)) as [
    string[],
    string[],
  ];
  return names.length > 0 && others.length > 0 && !names.some((name) => others.includes(name));
}

function haveOtherTimes({ lighting: one }: ShotValue, { lighting: other }: ShotValue): boolean {
  const times = [one?.timeOfDay ?? 'unset', other?.timeOfDay ?? 'unset'];
  return !times.includes('unset') && times[0] !== times[1];
}

/** Whether everybody who is placed in both shots is where they were: then both count in the same world. */
export function stayInPlace(before: Scene, after: Scene): boolean {
  const shared = after.bodies().flatMap((body) => {
    const was = before.bodyOf(body.subject.name);
    return was ? [[was.feetAt(before.shot.seconds), body.feetAt(0)] as const] : [];
  });
  return (
    shared.length > 0 &&
    shared.every(([a, b]) => {
      const [x, z] = [b[0] - a[0], b[2] - a[2]];
      return x * x + z * z < SAME_METRES * SAME_METRES;
    })
  );
}

function compareWords({ cast }: Film, one: string, other: string): Likeness {
  const names = new Set(cast.subjects.flatMap(({ name }) => tellingWords(name)));
  const [words, others] = [one, other].map(
    (text) => new Set(tellingWords(text).filter((word) => !names.has(word))),
  ) as [Set<string>, Set<string>];
  if ([...words].some((word) => others.has(word))) return 'same';
  return words.size >= TELLING_WORDS && others.size >= TELLING_WORDS ? 'other' : 'unknown';
}

/** Words that say where or what: longer than three letters, without an s at the end, and no small talk. Of Han every two characters. */
function tellingWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{Script=Latin}\d]{4,}/gu) ?? [];
  const han = (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const letters = [...run];
    return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  });
  return [...words.map((word) => word.replace(/s$/u, '')).filter((word) => !SMALL_WORDS.has(word)), ...han];
}
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'with from into onto over under behind between beside towards toward near then while this that their there here very slowly quickly close shot wide medium camera frame picture view look walk stand turn hold hand head face eye woman man girl boy light'.split(
    ' ',
  ),
);
