import type { Typeface } from './typeface.ts';

const ELLIPSIS = '…';

/** Width of a text as part of the font size. */
export function widthOf({ glyphOf, advanceOf }: Typeface, text: string): number {
  let width = 0;
  for (const character of text) width += advanceOf(glyphOf(character.codePointAt(0)!));
  return width;
}

/** Text as it can be set on one line: every kind of white space is a space, and what cannot be seen is left out. */
export const tidyLine = (text: string): string =>
  text
    .replace(/\p{White_Space}+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();

/** A text that is no wider than `width` (part of the font size): its end makes way for an ellipsis. */
export function shorten(typeface: Typeface, text: string, width: number): string {
  if (widthOf(typeface, text) <= width) return text;
  const characters = [...text];
  while (characters.length > 0) {
    characters.pop();
    const shorter = `${characters.join('').trimEnd()}${ELLIPSIS}`;
    if (widthOf(typeface, shorter) <= width) return shorter;
  }
  return '';
}

/**
 * Breaks a text into at most so many lines no wider than `width` (part of the font size): at spaces, and within words that
 * are longer than a line. Where it goes on, the last line ends with an ellipsis.
 */
export function wrapText(typeface: Typeface, text: string, width: number, most: number): string[] {
  const words = tidyLine(text)
    .split(' ')
    .flatMap((word) => piecesOf(typeface, word, width));
  const lines: string[] = [];
  let at = 0;
  while (at < words.length && lines.length < most) {
    let line = words[at++]!;
    while (at < words.length && widthOf(typeface, `${line} ${words[at]!}`) <= width) line += ` ${words[at++]!}`;
    lines.push(line);
  }
  if (at < words.length && lines.length > 0) {
    const rest = `${lines.at(-1)!} ${words[at]!}`;
    // The words that are left out are too long for the line, or there is no line for them: either way it is cut.
    const cut = shorten(typeface, rest, width);
    lines[lines.length - 1] =
      cut === rest ? shorten(typeface, `${rest} ${words.slice(at + 1).join(' ')}${ELLIPSIS}`, width) : cut;
  }
  return lines.filter((line) => line !== '');
}

/** A word cut so that every piece fits; at least one character each. */
function piecesOf(typeface: Typeface, word: string, width: number): string[] {
  if (widthOf(typeface, word) <= width) return [word];
  const pieces: string[] = [];
  let current = '';
  for (const character of word) {
    if (current !== '' && widthOf(typeface, current + character) > width) {
      pieces.push(current);
      current = '';
    }
    current += character;
  }
  return [...pieces, current];
}
