import type { InputIssue } from '@shotgraph/engine';
import { strangersInReferences, strangersInShots } from '../../sequence-checks.ts';
import type { Film } from '../film.ts';
import { isIn } from '../references/unused.ts';
import { quoted } from '../say.ts';
import type { Lint } from '../types.ts';

/** Shorter names have too many neighbours to be told from words, letters. */
const SHORTEST_NEAR = 4;
/** How far around a name it is told whose it is, characters. */
const REACH = 24;
/** What only somebody does. */
const DOES =
  /^\s+(?:says|whispers|shouts|smiles|nods|laughs|sighs|speaks|walks|runs|sits|stands|kneels|turns|looks|stares|watches|enters|leaves|holds|grabs|reaches|waves|points|steps|leans|hugs|kisses|hesitates)\b/u;
/** What no thing does, however it is said. */
const SURELY_DOES = /^\s+(?:says|whispers|shouts|smiles|nods|laughs|kneels|grabs|hugs|kisses|hesitates|walks|sits)\b/u;

/** Names given in inputs that nobody of the cast has. */
export const strangers = ({ direction: { shots, references }, cast }: Film): Lint[] => {
  const toLint = ({ input, message }: InputIssue): Lint => {
    const [what = message, ...advice] = message.split('; ');
    return { code: 'stranger', severity: 'warning', input, message: what, remedy: advice.join('; ') };
  };
  return [...strangersInShots(shots, cast), ...strangersInReferences(references, cast)].map(toLint);
};

/** Names in texts that nobody of the cast has: slips of the pen, and people who are only talked of. A film without a cast names whom it likes. */
export function unknownNames({ cast, scenes }: Film): Lint[] {
  if (cast.subjects.length === 0) return [];
  const names = cast.subjects.map(({ name }) => name);
  const known = new Set(names.flatMap((name) => [name, ...name.split(/[\s-]+/u)]).map((name) => name.toLowerCase()));
  return scenes.flatMap(({ index, texts }) =>
    texts.flatMap(({ input, text }): Lint[] => {
      const found = firstUnknown(text, names, known);
      if (found === undefined) return [];
      const { name, near } = found;
      return [
        {
          code: 'name-unknown',
          severity: 'warning',
          shot: index,
          input,
          message: `the text names "${name}", who is not in the cast (${names.join(', ')})`,
          remedy:
            near === undefined ? `add ${name} to the cast, or use a name that is in it` : `did you mean "${near}"?`,
        },
      ];
    }),
  );
}

function firstUnknown(text: string, names: readonly string[], known: ReadonlySet<string>) {
  for (const { 0: word, index } of text.matchAll(/\p{Lu}[\p{L}]+/gu)) {
    if (known.has(word.toLowerCase())) continue;
    const after = text.slice(index + word.length, index + word.length + REACH);
    const begins = index === 0 || /[.!?…:;"“(\n]\s*$/u.test(text.slice(Math.max(0, index - REACH), index));
    // At the beginning of a sentence every word has a capital.
    if (begins && !SURELY_DOES.test(after)) continue;
    const near = nearest(word, names);
    if (near !== undefined || (!begins && DOES.test(after))) return { name: word, near };
  }
  return undefined;
}

const nearest = (word: string, names: readonly string[]): string | undefined =>
  word.length < SHORTEST_NEAR ? undefined : names.find((name) => isSlip(word.toLowerCase(), name.toLowerCase()));

/** Whether one is the other with a letter more, less or another, or with its letters in another order: closer than to any usual word. */
function isSlip(word: string, name: string): boolean {
  if (word.length === name.length && [...word].sort().join('') === [...name].sort().join(''))
    return word[0] === name[0];
  const [short, long] = word.length < name.length ? [word, name] : [name, word];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  const rest = long.length === short.length ? short.slice(same + 1) : short.slice(same);
  return rest === long.slice(same + 1);
}

/** Members of the cast who are in no shot. A cast that is mostly elsewhere is that of a longer story, and left alone. */
export function unusedCast(film: Film): Lint[] {
  const { subjects } = film.cast;
  const unused = subjects
    .map(({ name }) => name)
    .filter((name) => !film.scenes.some((scene) => isIn(film, scene, name)));
  if (unused.length === 0 || unused.length * 2 > subjects.length) return [];
  return [
    {
      code: 'cast-unused',
      severity: 'warning',
      input: 'cast',
      message: `${quoted(unused)} ${unused.length === 1 ? 'is' : 'are'} in the cast and in no shot`,
      remedy: 'name them in a shot, or take them out of the cast',
    },
  ];
}
