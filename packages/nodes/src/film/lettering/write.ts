import type { Rgb } from '../../stage/index.ts';
import type { Outline } from '../drawing/coverage.ts';
import { type Drawing, fill } from '../drawing/drawing.ts';
import { widthOf } from './fit.ts';
import type { Typeface } from './typeface.ts';

/** Height of a line of text, and of capitals above the baseline; parts of the font size. */
export const LINE_HEIGHT = 1.35;
export const CAP_HEIGHT = 0.73;

/** How a line of text is written. */
export interface Writing {
  /** Pixels: the left end of the line, its middle or its right end. */
  readonly x: number;
  /** Pixels: the line that letters stand on. */
  readonly baseline: number;
  /** Of the font, pixels. */
  readonly size: number;
  readonly colour: Rgb;
  readonly align?: 'left' | 'middle' | 'right';
  /** Letters with thicker stems. */
  readonly bold?: boolean;
}

/** How much thicker stems of bold letters are, part of the font size. */
const BOLD = 0.055;

/** Writes one line of text. */
export function write(drawing: Drawing, typeface: Typeface, text: string, writing: Writing): void {
  const { x, baseline, size, colour, align = 'left', bold = false } = writing;
  const width = widthOf(typeface, text) * size;
  let left = align === 'left' ? x : align === 'middle' ? x - width / 2 : x - width;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const outline = typeface.outline(codePoint);
    if (outline.length > 0) {
      fill(drawing, moved(outline, size, left, baseline), { colour });
      if (bold) fill(drawing, moved(outline, size, left + BOLD * size, baseline), { colour });
    }
    left += typeface.advance(codePoint) * size;
  }
}

const moved = (outline: Outline, size: number, left: number, baseline: number): Outline =>
  outline.map((contour) => contour.map(([x, y]) => [left + x * size, baseline + y * size]));
