import { type Font, loadFont } from '../../media/font.ts';
import type { Outline, Point } from '../drawing/coverage.ts';
import { type GlyphShape, glyphShape } from './glyph-shape.ts';
import { readTables, tableOf } from './tables.ts';

/** A font whose letters can be drawn. */
export interface Typeface extends Font {
  /** The shape of a character in parts of the font size, up is negative as on a picture; an empty box for one the font lacks. */
  readonly outline: (codePoint: number) => Outline;
}

let loaded: Promise<Typeface> | undefined;

/** The bundled font. Loaded on first use: most graphs write nothing. */
export const loadTypeface = (): Promise<Typeface> => {
  loaded ??= loadFont().then(toTypeface);
  return loaded;
};

/**
 * Makes the letters of a TrueType font drawable; each shape is read when it is first asked for.
 *
 * @throws RangeError when a table is missing
 */
export function toTypeface(font: Font): Typeface {
  const { bytes, glyph } = font;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const unitsPerEm = view.getUint16(tableOf(tables, 'head') + 18);
  const shapes = new Map<number, Outline>();
  return {
    ...font,
    outline(codePoint) {
      const known = shapes.get(codePoint);
      if (known !== undefined) return known;
      const shape = toOutline(glyphShape(view, tables, glyph(codePoint)), unitsPerEm);
      shapes.set(codePoint, shape);
      return shape;
    },
  };
}

/** Straight pieces that stand for a curve: smooth enough for letters of some hundred pixels. */
const PIECES = 6;

/** The contours of a glyph as polygons. */
const toOutline = (shape: GlyphShape, unitsPerEm: number): Outline =>
  shape
    .filter((contour) => contour.length > 1)
    .map((contour) => flatten(contour).map(([x, y]): Point => [x / unitsPerEm, -y / unitsPerEm]));

/** Quadratic curves as TrueType has them: between two places off the curve there is one on it, in the middle. */
function flatten(contour: GlyphShape[number]): Point[] {
  const count = contour.length;
  const points: Point[] = [];
  const mid = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  for (let i = 0; i < count; i++) {
    const { at, onCurve } = contour[i]!;
    if (onCurve) {
      points.push(at);
      continue;
    }
    const before = contour[(i + count - 1) % count]!;
    const after = contour[(i + 1) % count]!;
    const from = before.onCurve ? before.at : mid(before.at, at);
    const to = after.onCurve ? after.at : mid(at, after.at);
    const first = before.onCurve ? 1 : 0;
    const last = after.onCurve ? PIECES - 1 : PIECES;
    for (let step = first; step <= last; step++) {
      const t = step / PIECES;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      points.push([from[0] * a + at[0] * b + to[0] * c, from[1] * a + at[1] * b + to[1] * c]);
    }
  }
  return points;
}
