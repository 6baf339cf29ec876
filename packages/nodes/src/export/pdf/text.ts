import type { Font } from '../../media/font.ts';
import { isWide } from './wide-font.ts';

/** Characters that change others and are not drawn: joiners, and what chooses between forms. */
const UNDRAWN = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu;

/** Text as it is drawn: on one line, composed, without what is not seen; halves of characters are the mark of what cannot be read. */
export const drawable = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(UNDRAWN, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .trim();

/** A stretch of text of one font. */
export interface TextRun {
  readonly text: string;
  readonly wide: boolean;
}

/** A text split where its font changes. */
export function toRuns(text: string): TextRun[] {
  const runs: { text: string; wide: boolean }[] = [];
  for (const character of text) {
    const wide = isWide(character);
    const last = runs.at(-1);
    if (last?.wide === wide) last.text += character;
    else runs.push({ text: character, wide });
  }
  return runs;
}

const widthOf = (font: Font, character: string): number =>
  isWide(character) ? 1 : font.advance(character.codePointAt(0)!);

/** Width of a text as part of the font size. */
export const textWidth = (font: Font, text: string): number =>
  [...text].reduce((sum, character) => sum + widthOf(font, character), 0);

/**
 * Lines no wider than `width` (part of the font size). Breaks at spaces, between wide characters, and within words that are too long.
 *
 * @param most - lines that are wanted; one more says that the text goes on
 */
export function wrapText(font: Font, text: string, width: number, most = Infinity): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of piecesOf(text)) {
    let rest = piece;
    if (line !== '' && used + textWidth(font, piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
    }
    while (line === '' && lines.length <= most && textWidth(font, rest.trimEnd()) > width) {
      const head = fitting(font, rest, width);
      lines.push(head);
      rest = rest.slice(head.length);
    }
    if (lines.length > most) return lines;
    line += rest;
    used += textWidth(font, rest);
  }
  return [...lines, line.trimEnd()];
}

/** Words with the space after them; wide characters one by one. */
const piecesOf = (text: string): string[] =>
  text
    .match(/[^ ]* |[^ ]+/gu)
    ?.flatMap((word) => toRuns(word).flatMap((run) => (run.wide ? [...run.text] : [run.text]))) ?? [''];

/** As many characters as fit, at least one. */
function fitting(font: Font, text: string, width: number): string {
  let head = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(font, character);
    if (head !== '' && used > width) break;
    head += character;
  }
  return head;
}

/** A text on one line: what is too long ends with `…`. */
export function fitLine(font: Font, text: string, width: number): string {
  if (textWidth(font, text) <= width) return text;
  return `${fitting(font, text, width - widthOf(font, '…')).trimEnd()}…`;
}
