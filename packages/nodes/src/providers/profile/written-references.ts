import { once } from '../once.ts';

/** A reference by number that somebody typed into a prompt instead of mentioning it. */
export interface WrittenReference {
  /** As it was typed, such as `[Image 4]`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The word and the number without brackets, `@` and spaces between. */
  readonly word: string;
  readonly number: string;
}

/** Characters that are not seen; between letters they would hide a tag from us, but maybe not from a model. */
const HIDDEN = '\\p{Cf}*';
/** Letters also in their full width, as typed with East Asian keyboards. */
const letter = (character: string) =>
  `[${character}${character.toUpperCase()}${wide(character)}${wide(character.toUpperCase())}]`;
const wide = (character: string) => String.fromCharCode(character.charCodeAt(0) + 0xfee0);
const spelled = (word: string) => [...word].map((character) => letter(character)).join(HIDDEN);

const LATIN = ['image', 'video', 'audio'].map((word) => `${spelled(word)}(?:${HIDDEN}${letter('s')})?`).join('|');
const CHINESE = ['图片', '图像', '图', '视频', '音频'].map((word) => [...word].join(HIDDEN)).join('|');
/** Words of the middle of another word, such as `preimage 1`, are no references. */
const WORD = `(?<![\\p{Script=Latin}_])(?:${LATIN})|${CHINESE}`;
const GAP = '[\\s\\p{Cf}_#＃-]*';
/** Bounded, so that a prompt of nothing but spaces is still read in one go. */
const OPEN = '(?:[@＠[［【][\\s\\p{Cf}]{0,8}){1,2}';

/** With a mark before it, or as words of their own: `video 16:9` and `image 1920x1080` are measures. */
const pattern = once(
  () =>
    new RegExp(
      `(?<marked>${OPEN})?(?<word>${WORD})(?<gap>${GAP})(?<number>\\p{N}+)(?<close>[\\s\\p{Cf}]*[\\]］】])?(?=(?<after>[\\p{Script=Latin}_]|[:：./×]\\p{N})?)`,
      'gu',
    ),
);

/** Finds what a model could take for one of its reference tags: `[Image 4]`, `@Video1`, `Audio 2`, `图片1`. */
export const findWrittenReferences = (text: string): readonly WrittenReference[] =>
  [...text.matchAll(pattern())].flatMap((match) => {
    const { marked, word, gap, number, close = '', after = '' } = match.groups as { [name: string]: string };
    if (!marked && close === '' && after !== '') return [];
    const whole = `${marked ?? ''}${word}${gap}${number}${close}`;
    return [{ text: whole, start: match.index, end: match.index + whole.length, word: word!, number: number! }];
  });

/**
 * Rewrites typed reference tags so that they are words and no tags: `[Image 4]` becomes `Image no. 4`. The number is kept, the
 * form that models resolve is not.
 */
export function defuse(text: string): string {
  let out = '';
  let from = 0;
  for (const { start, end, word, number } of findWrittenReferences(text)) {
    out += `${text.slice(from, start)}${word} no. ${number}`;
    from = end;
  }
  return out + text.slice(from);
}
