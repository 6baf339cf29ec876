import type { Piece, PromptLength, PromptProfile } from './types.ts';

/** What a tag counts as, whatever a provider's own notation is. */
const TAG = '[Image 1]';

/** Length as `generate/video` and its providers count it. */
export function measure(pieces: readonly Piece[]): PromptLength {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : TAG)).join('');
  return {
    words: text.match(/[^\s\p{Script=Han}]+/gu)?.length ?? 0,
    chineseCharacters: text.match(/\p{Script=Han}/gu)?.length ?? 0,
    characters: text.length,
  };
}

/** Whether a length is within what is advised, and nothing is cut off. */
export const fits = (length: PromptLength, { words, chineseCharacters, cutAt = Infinity }: PromptProfile): boolean =>
  length.words <= words && length.chineseCharacters <= chineseCharacters && length.characters <= cutAt;

/** `1204 words, and at most 1000 are advised`: every limit that is exceeded. */
export function excess(length: PromptLength, { words, chineseCharacters, cutAt = Infinity }: PromptProfile): string {
  return [
    length.words > words ? `${length.words} words, and at most ${words} are advised` : '',
    length.chineseCharacters > chineseCharacters
      ? `${length.chineseCharacters} Chinese characters, and at most ${chineseCharacters} are advised`
      : '',
    length.characters > cutAt ? `${length.characters} characters, and what is over ${cutAt} is cut off` : '',
  ]
    .filter((text) => text !== '')
    .join('; ');
}
