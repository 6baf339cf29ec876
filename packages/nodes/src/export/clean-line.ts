/** Controls, and marks that change the direction of text or are not seen; they would break lines of a list or hide what it says. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/** Text on one line, without controls and without half characters; what was a line break is a space. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(UNSEEN, '')
    .trim();

/** The same with its line breaks. */
export const severalLines = (text: string): string =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');

/** No longer than `most` characters; what is cut off leaves `…`. Never cuts a character in two. */
export function cutTo(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
