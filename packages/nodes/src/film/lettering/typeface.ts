import type { Outline, Point } from '../drawing/coverage.ts';
import { type GlyphShape, glyphShape } from './glyph-shape.ts';
import { readTables, tableOf } from './tables.ts';

/** A typeface whose letters can be drawn. Lengths are parts of the font size, up is negative as on a picture. */
export interface Typeface {
  /** The TrueType file. */
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  /** The glyph of a character; 0, an empty box, for one it does not have. */
  readonly glyphOf: (codePoint: number) => number;
  /** How far the next glyph stands. */
  readonly advanceOf: (glyph: number) => number;
  readonly outlineOf: (glyph: number) => Outline;
}

let loaded: Promise<Typeface> | undefined;

/** The bundled typeface, DejaVu Sans. Loaded on first use: most graphs write nothing. */
export const loadTypeface = (): Promise<Typeface> => {
  loaded ??= import('../../media/fonts/caption-font.ts').then(({ CAPTION_FONT }) =>
    parseTypeface(Uint8Array.from(atob(CAPTION_FONT), (character) => character.charCodeAt(0))),
  );
  return loaded;
};

/**
 * Reads a TrueType font.
 *
 * @throws RangeError when a table is missing
 * @see https://learn.microsoft.com/typography/opentype/spec/otff
 */
export function parseTypeface(bytes: Uint8Array): Typeface {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(view);
  const unitsPerEm = view.getUint16(tableOf(tables, 'head') + 18);
  const measured = view.getUint16(tableOf(tables, 'hhea') + 34);
  const widths = tableOf(tables, 'hmtx');
  const glyphs = glyphIndex(view, tableOf(tables, 'cmap'));
  const shapes = new Map<number, Outline>();
  return {
    bytes,
    unitsPerEm,
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    // Glyphs past the last measured one share its width.
    advanceOf: (glyph) => view.getUint16(widths + 4 * Math.min(glyph, measured - 1)) / unitsPerEm,
    outlineOf(glyph) {
      const known = shapes.get(glyph);
      if (known !== undefined) return known;
      const shape = toOutline(glyphShape(view, tables, glyph), unitsPerEm);
      shapes.set(glyph, shape);
      return shape;
    },
  };
}

/** Glyph of every character of the font's Unicode map of format 4. */
function glyphIndex(view: DataView, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const map = segmentMap(view, cmap);
  const segments = view.getUint16(map + 6) / 2;
  const [ends, starts] = [map + 14, map + 16 + segments * 2];
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4];
  for (let i = 0; i < segments * 2; i += 2) {
    const delta = view.getUint16(deltas + i);
    const offset = view.getUint16(offsets + i);
    const start = view.getUint16(starts + i);
    for (let code = start; code <= view.getUint16(ends + i) && code < 0xffff; code++) {
      const listed = offset === 0 ? code : view.getUint16(offsets + i + offset + 2 * (code - start));
      if (listed !== 0) glyphs.set(code, (listed + delta) & 0xffff);
    }
  }
  return glyphs;
}

function segmentMap(view: DataView, cmap: number): number {
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const map = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    if (view.getUint16(map) === 4) return map;
  }
  throw new RangeError('the font has no Unicode map of format 4');
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
