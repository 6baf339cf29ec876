import { drawable, fitLine, textWidth, wrapText } from '../../export/pdf/text.ts';
import type { Font } from '../../media/font.ts';

/** Width of a text as part of the font size. */
export const widthOf = textWidth;

/** Text on one line that is no wider than `width` (part of the font size): its end makes way for an ellipsis. */
export const shorten = (font: Font, text: string, width: number): string => fitLine(font, drawable(text), width);

/**
 * Breaks a text into at most so many lines no wider than `width` (part of the font size): at spaces, and within words that
 * are longer than a line. Where it goes on, the last line ends with an ellipsis.
 */
export function wrapLines(font: Font, text: string, width: number, most: number): string[] {
  const lines = wrapText(font, drawable(text), width, most).filter((line) => line !== '');
  if (lines.length <= most) return lines;
  const last = lines[most - 1];
  return last === undefined ? [] : [...lines.slice(0, most - 1), fitLine(font, `${last} ${lines[most]}`, width)];
}
