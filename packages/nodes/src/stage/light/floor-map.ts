import type { CellBox, FloorGrid } from './shadow-box.ts';

/** Light taken from a floor, at the cells of a grid over the picture. */
export interface FloorMap {
  readonly grid: FloorGrid;
  /** Linear red, green and blue by cell, row by row. Outside of `first`..`end` whatever was there before. */
  readonly taken: Float32Array;
  /** By row of cells: those that may have something taken. */
  readonly first: Int32Array;
  readonly end: Int32Array;
}

/** One row of pixels. Outside of `first` up to but without `end` nothing is taken. */
export interface ShadowRow {
  /** Linear red, green and blue of each pixel of the row. */
  readonly taken: Float32Array;
  first: number;
  end: number;
}

/** Room for a row of pixels. */
export const createShadowRow = (width: number): ShadowRow => ({
  taken: new Float32Array(width * 3),
  first: 0,
  end: 0,
});

/** Numbers that a map of this grid needs. */
export const cellNumbers = ({ columns, rows }: FloorGrid): number => columns * rows * 3;

/** A map in which nothing is taken yet, only in cells that boxes cover. */
export function createFloorMap(grid: FloorGrid, taken: Float32Array, boxes: readonly CellBox[]): FloorMap {
  const { columns, rows } = grid;
  const first = new Int32Array(rows).fill(columns);
  const end = new Int32Array(rows);
  for (const { left, right, top, bottom } of boxes) {
    for (let j = top; j < bottom; j++) {
      first[j] = Math.min(first[j]!, left);
      end[j] = Math.max(end[j]!, right);
    }
  }
  for (let j = 0; j < rows; j++) {
    // A row is read together with the one below it and one cell to each side.
    const above = Math.max(0, j - 1);
    const below = Math.min(rows - 1, j + 1);
    const from = Math.max(0, Math.min(first[above]!, first[j]!, first[below]!) - 1);
    const to = Math.min(columns, Math.max(end[above]!, end[j]!, end[below]!) + 1);
    if (from < to) taken.fill(0, (j * columns + from) * 3, (j * columns + to) * 3);
  }
  return { grid, taken, first, end };
}

/** Adds what a map says about a row of pixels: bilinear between cells. */
export function addMapRow({ grid, taken, first, end }: FloorMap, y: number, row: ShadowRow): void {
  const { cellPixels, columns, view } = grid;
  const v = (y + 0.5) / cellPixels;
  const j = Math.floor(v);
  const left = Math.max(0, Math.min(first[j]!, first[j + 1]!) - 1);
  const right = Math.min(columns, Math.max(end[j]!, end[j + 1]!) + 1) - 1;
  if (left >= right) return;
  extend(row, left * cellPixels, Math.min(view.size.width, right * cellPixels));
  const lower = v - j;
  const upper = 1 - lower;
  const down = columns * 3;
  const step = 1 / cellPixels;
  for (let i = left; i < right; i++) {
    const at = (j * columns + i) * 3;
    const from = i * cellPixels;
    const to = Math.min(view.size.width, from + cellPixels);
    for (let channel = 0; channel < 3; channel++) {
      const k = at + channel;
      const here = upper * taken[k]! + lower * taken[k + down]!;
      const next = upper * taken[k + 3]! + lower * taken[k + down + 3]!;
      if (here === 0 && next === 0) continue;
      const slope = (next - here) * step;
      let value = here + 0.5 * slope;
      for (let x = from; x < to; x++, value += slope) row.taken[x * 3 + channel]! += value;
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
