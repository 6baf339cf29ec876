import type { Point } from '../drawing/coverage.ts';
import { type Tables, tableOf } from './tables.ts';

/** Contours of a glyph in font units, up is positive: places on the curve and beside it. */
export type GlyphShape = readonly (readonly { readonly at: Point; readonly onCurve: boolean }[])[];

/** A glyph made of others holds no deeper nesting than this; damaged fonts may go round in circles. */
const DEEPEST = 5;

/**
 * Reads the shape of a glyph; empty for a space.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/glyf
 */
export function glyphShape(view: DataView, tables: Tables, glyph: number, depth = 0): GlyphShape {
  const isLong = view.getInt16(tableOf(tables, 'head') + 50) === 1;
  const loca = tableOf(tables, 'loca');
  const place = (i: number) => (isLong ? view.getUint32(loca + 4 * i) : 2 * view.getUint16(loca + 2 * i));
  if (place(glyph + 1) === place(glyph) || depth > DEEPEST) return [];
  const at = tableOf(tables, 'glyf') + place(glyph);
  const contours = view.getInt16(at);
  return contours >= 0 ? simpleShape(view, at + 10, contours) : composedShape(view, tables, at + 10, depth);
}

const ON_CURVE = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
const REPEATED = 8;
const X_SAME = 16;
const Y_SAME = 32;

function simpleShape(view: DataView, at: number, contours: number): GlyphShape {
  const ends = Array.from({ length: contours }, (_, i) => view.getUint16(at + 2 * i));
  const count = (ends.at(-1) ?? -1) + 1;
  let next = at + 2 * contours;
  next += 2 + view.getUint16(next);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(next++);
    const times = flag & REPEATED ? view.getUint8(next++) + 1 : 1;
    for (let i = 0; i < times; i++) flags.push(flag);
  }
  const read = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(next++) : -view.getUint8(next++);
      else if (!(flag & same)) {
        value += view.getInt16(next);
        next += 2;
      }
      return value;
    });
  };
  const xs = read(X_SHORT, X_SAME);
  const ys = read(Y_SHORT, Y_SAME);
  return ends.map((end, i) => {
    const first = i === 0 ? 0 : ends[i - 1]! + 1;
    return flags.slice(first, end + 1).map((flag, k) => ({
      at: [xs[first + k]!, ys[first + k]!] as Point,
      onCurve: (flag & ON_CURVE) !== 0,
    }));
  });
}

const WORDS = 1;
const OFFSETS = 2;
const SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const MATRIX = 128;

/** A glyph made of others, such as a letter with its accent. */
function composedShape(view: DataView, tables: Tables, from: number, depth: number): GlyphShape {
  const shape: GlyphShape[number][] = [];
  let next = from;
  for (let flags = MORE; flags & MORE; ) {
    flags = view.getUint16(next);
    const part = glyphShape(view, tables, view.getUint16(next + 2), depth + 1);
    next += 4;
    const words = (flags & WORDS) !== 0;
    // Without OFFSETS the numbers name points to be laid on each other; the bundled font has none of those.
    const moves = (flags & OFFSETS) !== 0;
    const dx = moves ? (words ? view.getInt16(next) : view.getInt8(next)) : 0;
    const dy = moves ? (words ? view.getInt16(next + 2) : view.getInt8(next + 1)) : 0;
    next += words ? 4 : 2;
    const fraction = (i: number) => view.getInt16(next + 2 * i) / 16384;
    let [xx, xy, yx, yy] = [1, 0, 0, 1];
    if (flags & SCALE) [xx, yy] = [fraction(0), fraction(0)];
    else if (flags & TWO_SCALES) [xx, yy] = [fraction(0), fraction(1)];
    else if (flags & MATRIX) [xx, xy, yx, yy] = [fraction(0), fraction(1), fraction(2), fraction(3)];
    next += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    for (const contour of part) {
      shape.push(
        contour.map(({ at: [x, y], onCurve }) => ({
          at: [x * xx + y * yx + dx, x * xy + y * yy + dy] as Point,
          onCurve,
        })),
      );
    }
  }
  return shape;
}
