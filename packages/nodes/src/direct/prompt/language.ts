import type { DirectionValue } from '../values/index.ts';
import type { Language } from './types.ts';

/** A word of English says about as much as this many Chinese characters. */
const CHARACTERS_PER_WORD = 1.6;

/** The language that most of a direction's texts are written in; what is spoken in it counts only when nothing else is written. */
export function languageOf(direction: DirectionValue): Language {
  const written = weigh(writtenTexts(direction));
  if (written.han + written.words > 0) return toLanguage(written);
  return toLanguage(weigh(direction.shots.flatMap(({ lines }) => lines.map(({ text }) => text))));
}

const toLanguage = ({ han, words }: Weight): Language => (han > words * CHARACTERS_PER_WORD ? 'zh' : 'en');

interface Weight {
  readonly han: number;
  readonly words: number;
}

function weigh(texts: readonly string[]): Weight {
  const all = texts.join('\n');
  return {
    han: all.match(/\p{Script=Han}/gu)?.length ?? 0,
    words: all.match(/\p{Script=Latin}+/gu)?.length ?? 0,
  };
}

/**
 * Texts that people write themselves. Looks, exclusions and sources of light are left out: they are mostly presets, and in English
 * whatever the author speaks.
 */
const writtenTexts = ({ cast, shots, continuity }: DirectionValue): string[] => [
  ...[cast, ...shots.map((shot) => shot.cast)].flatMap(({ subjects }) =>
    subjects.flatMap(({ name, description }) => [name, description]),
  ),
  ...shots.flatMap((shot) => [
    shot.description,
    shot.music,
    ...shot.sounds,
    ...(shot.choreography?.actions ?? []).flatMap(({ does, manner }) => [does, manner]),
    ...shot.lines.map(({ delivery }) => delivery),
    ...(shot.depth?.layers ?? []).map(({ description }) => description),
  ]),
  continuity?.openingState ?? '',
];
