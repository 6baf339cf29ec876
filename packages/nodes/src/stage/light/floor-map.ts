import type { CellRows, FloorGrid } from './floor-cells.ts';

/** Light of one kind taken from a floor, at the cells of a grid over the picture. */
export interface FloorMap {
  readonly grid: FloorGrid;
  /** Linear red, green and blue of what is taken where a cell says 1. */
  readonly colour: readonly [number, number, number];
  /** By cell, row by row. Outside of `first`..`end` whatever was there before. */
  readonly taken: Float32Array;
  /** By row of cells: those that may have something taken. */
  readonly first: Int32Array;
  readonly end: Int32Array;
}

/** Pixels of a part of a row, for which is known whether any light was taken. */
export const SHADOW_PART = 16;

/** One row of pixels. Outside of `first` up to but without `end` nothing is taken. */
export interface ShadowRow {
  /** Linear red, green and blue of each pixel of the row, from `first` up to `end`. */
  readonly taken: Float32Array;
  /** By part of the row, also outside of `first`..`end`: 1 where anything may be taken. */
  readonly touched: Uint8Array;
  first: number;
  end: number;
  /** Between so many pixels what is taken changes evenly. */
  step: number;
}

/** Room for a row of pixels. */
export const createShadowRow = (width: number): ShadowRow => ({
  // And of one more, for whoever looks one pixel ahead.
  taken: new Float32Array(width * 3 + SHADOW_PART * 3 + 3),
  touched: new Uint8Array(Math.ceil(width / SHADOW_PART)),
  first: 0,
  end: 0,
  step: SHADOW_PART,
});

/** Makes a row empty again. */
export function clearShadowRow(row: ShadowRow): void {
  row.touched.fill(0);
  row.first = 0;
  row.end = 0;
  row.step = SHADOW_PART;
}

/** Numbers that a map of this grid needs. */
export const cellNumbers = ({ columns, rows }: FloorGrid): number => columns * rows;

/** A map in which nothing is taken yet, only in these cells. */
export function createFloorMap(
  grid: FloorGrid,
  colour: FloorMap['colour'],
  taken: Float32Array,
  areas: readonly CellRows[],
): FloorMap {
  const { columns, rows } = grid;
  const first = new Int32Array(rows).fill(columns);
  const end = new Int32Array(rows);
  for (const { top, left, right } of areas) {
    for (let k = 0; k < left.length; k++) {
      if (left[k]! < first[top + k]!) first[top + k] = left[k]!;
      if (right[k]! > end[top + k]!) end[top + k] = right[k]!;
    }
  }
  for (let j = 0; j < rows; j++) {
    // A row is read together with the one below it and one cell to each side.
    const above = Math.max(0, j - 1);
    const below = Math.min(rows - 1, j + 1);
    const from = Math.max(0, Math.min(first[above]!, first[j]!, first[below]!) - 1);
    const to = Math.min(columns, Math.max(end[above]!, end[j]!, end[below]!) + 1);
    if (from < to) taken.fill(0, j * columns + from, j * columns + to);
  }
  return { grid, colour, taken, first, end };
}

/** Adds what a map says about a row of pixels: bilinear between cells. */
export function addMapRow({ grid, colour, taken, first, end }: FloorMap, y: number, row: ShadowRow): void {
  const { cellWidth, cellHeight, columns, view } = grid;
  const v = (y + 0.5) / cellHeight;
  const j = Math.floor(v);
  const left = Math.max(0, Math.min(first[j]!, first[j + 1]!) - 1);
  const right = Math.min(columns, Math.max(end[j]!, end[j + 1]!) + 1) - 1;
  if (left >= right) return;
  extend(row, left * cellWidth, Math.min(view.size.width, right * cellWidth));
  row.step = Math.min(row.step, cellWidth);
  const lower = v - j;
  const upper = 1 - lower;
  const step = 1 / cellWidth;
  const [red, green, blue] = colour;
  const out = row.taken;
  let at = j * columns + left;
  let next = upper * taken[at]! + lower * taken[at + columns]!;
  for (let i = left; i < right; i++) {
    const here = next;
    at++;
    next = upper * taken[at]! + lower * taken[at + columns]!;
    if (here === 0 && next === 0) continue;
    const from = i * cellWidth;
    const to = Math.min(view.size.width, from + cellWidth);
    // Cells are never wider than a part, and lie in one.
    row.touched[(from / SHADOW_PART) | 0] = 1;
    const slope = (next - here) * step;
    let value = here + 0.5 * slope;
    for (let k = from * 3; k < to * 3; k += 3, value += slope) {
      out[k]! += value * red;
      out[k + 1]! += value * green;
      out[k + 2]! += value * blue;
    }
  }
}

/** Makes a row wider; what comes to it is nothing yet. */
function extend(row: ShadowRow, first: number, end: number): void {
  if (row.first >= row.end) {
    row.taken.fill(0, first * 3, end * 3);
    row.first = first;
    row.end = end;
    return;
  }
  if (first < row.first) {
    row.taken.fill(0, first * 3, row.first * 3);
    row.first = first;
  }
  if (end > row.end) {
    row.taken.fill(0, row.end * 3, end * 3);
    row.end = end;
  }
}
