import { defuse } from '../../../providers/profile/written-references.ts';

/** Everything that is not seen and could hide or turn text: controls, and marks of direction. Joiners inside emoji stay. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Words that some surface numbers its references by. Those of providers are rewritten by `defuse` as well, without a mark, too. */
const NAMES =
  'images?|videos?|audios?|图片|图像|图|视频|音频|subject|character|element|object|asset|reference|ref|clip|file|frame|img|vid|pic|picture|photo|主体|角色|人物|元素|素材|参考';

/** `<Subject_1>`, `@asset2`, `【主体1】`: a word and a number that a mark makes a tag. */
const MARKED = new RegExp(
  `[@＠<＜〈《[［【]\\s{0,8}(${NAMES})[\\s_#＃-]{0,8}(\\p{N}+)(?:\\s{0,8}[>＞〉》\\]］】])?`,
  'giu',
);

/** Brackets that were around a tag and are left with nothing but words. */
const LEFT_OVER = /[<＜〈]\s{0,8}([\p{L}]{2,12} no\. \p{N}+)\s{0,8}[>＞〉]/gu;

/**
 * A person's text as it may stand in a prompt: on one line, without characters that are not seen, and without anything that a
 * model could take for one of its tags. `[Image 4]` becomes `Image no. 4`, `<Subject_1>` becomes `Subject no. 1`: what was written
 * can still be read, but points to nothing.
 */
export function cleanText(text: string): string {
  const line = text
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/\.{3,}/gu, '…')
    .trim();
  return defuse(line.replace(MARKED, '$1 no. $2')).replace(LEFT_OVER, '$1').replace(/ {2,}/gu, ' ').trim();
}

/** The same without the punctuation it ends or begins with, to be put into a sentence. Marks of tone stay: `!`, `?`, `…`. */
export const cleanPhrase = (text: string): string =>
  cleanText(text)
    .replace(/^[\s.,;:、。，；：]+/u, '')
    .replace(/[\s.,;:、。，；：]+$/u, '');

/** Cleaned phrases; those with nothing in them are left out, and so is what was said before. */
export function cleanList(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.map(cleanPhrase).filter((text) => {
    const known = seen.has(text.toLowerCase());
    seen.add(text.toLowerCase());
    return text !== '' && !known;
  });
}
