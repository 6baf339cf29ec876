import type { Level } from './pyramid.ts';

/** The best place of a square within a search area. */
export interface Found {
  readonly x: number;
  readonly y: number;
  /** Correlation, -1..1. */
  readonly likeness: number;
}

/** Finds the square around pixel (ax, ay) of the first picture within `reach` pixels of (bx, by) of the second, whole pixels. */
export type Search = (ax: number, ay: number, bx: number, by: number, reach: number) => Found | undefined;

/** How much likeness a place at the rim of the search area must be ahead of one in its middle: repeating patterns stay where they are expected. */
const CENTRE_BIAS = 0.03;
/** So alike that there is no need to look further than where it was expected. */
const CERTAIN = 0.95;

/**
 * A search for squares of `a` in `b` by correlation, whatever their brightness and contrast. Means and variances come from
 * tables of sums, so that a place costs one pass over the square. What is found right where it was expected is taken; else
 * every second place of the area is looked at, then those around the best.
 */
export function createSearch(a: Level, b: Level, radius: number): Search {
  const side = 2 * radius + 1;
  const square = new Float64Array(side * side);
  const sums = sumTables(b);
  return (ax, ay, bx, by, reach) => {
    if (!isInside(a, ax, ay, radius) || !readSquare(a, ax, ay, radius, square)) return undefined;
    const likenessAt = (x: number, y: number): number =>
      isInside(b, x, y, radius)
        ? correlate(b, x, y, radius, square) / Math.sqrt(spread(sums, b.width + 1, x, y, radius))
        : Number.NEGATIVE_INFINITY;
    const expected = sweep(likenessAt, bx, by, 1, 1, 0);
    if (expected !== undefined && expected.likeness > CERTAIN) return expected;
    const rough = sweep(likenessAt, bx, by, reach, 2, CENTRE_BIAS);
    return rough && sweep(likenessAt, rough.x, rough.y, 1, 1, 0);
  };
}

/** The most alike of the places up to `reach` from (x, y), `stride` apart. */
function sweep(
  likenessAt: (x: number, y: number) => number,
  middleX: number,
  middleY: number,
  reach: number,
  stride: number,
  bias: number,
): Found | undefined {
  let best: Found | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (let dy = -reach; dy <= reach; dy += stride) {
    for (let dx = -reach; dx <= reach; dx += stride) {
      const likeness = likenessAt(middleX + dx, middleY + dy);
      const score = likeness - (bias * (dx * dx + dy * dy)) / (2 * reach * reach);
      if (!(score > most)) continue;
      most = score;
      best = { x: middleX + dx, y: middleY + dy, likeness };
    }
  }
  return best;
}

const isInside = ({ width, height }: Level, x: number, y: number, radius: number): boolean =>
  x >= radius && y >= radius && x < width - radius && y < height - radius;

/** Copies a square with mean 0 and length 1; false when it is flat. */
function readSquare(level: Level, x: number, y: number, radius: number, square: Float64Array): boolean {
  let sum = 0;
  let at = 0;
  for (let row = y - radius; row <= y + radius; row++) {
    for (let column = x - radius; column <= x + radius; column++) {
      const value = level.values[row * level.width + column]!;
      square[at++] = value;
      sum += value;
    }
  }
  const mean = sum / square.length;
  let squares = 0;
  for (let i = 0; i < square.length; i++) {
    square[i]! -= mean;
    squares += square[i]! * square[i]!;
  }
  if (squares < square.length) return false;
  const k = 1 / Math.sqrt(squares);
  for (let i = 0; i < square.length; i++) square[i]! *= k;
  return true;
}

function correlate(level: Level, x: number, y: number, radius: number, square: Float64Array): number {
  let sum = 0;
  let at = 0;
  for (let row = y - radius; row <= y + radius; row++) {
    const start = row * level.width + x - radius;
    for (let from = start; from <= start + 2 * radius; from++) sum += level.values[from]! * square[at++]!;
  }
  return sum;
}

/** Sums of values and of their squares over everything above and left of a pixel's corner. */
interface SumTables {
  readonly values: Float64Array;
  readonly squares: Float64Array;
}

function sumTables({ width, height, values }: Level): SumTables {
  const stride = width + 1;
  const tables = { values: new Float64Array(stride * (height + 1)), squares: new Float64Array(stride * (height + 1)) };
  for (let y = 0; y < height; y++) {
    let sum = 0;
    let squares = 0;
    for (let x = 0; x < width; x++) {
      const value = values[y * width + x]!;
      sum += value;
      squares += value * value;
      const at = (y + 1) * stride + x + 1;
      tables.values[at] = tables.values[at - stride]! + sum;
      tables.squares[at] = tables.squares[at - stride]! + squares;
    }
  }
  return tables;
}

/** Sum of squares around the mean of a square; at least as much as one grey level everywhere would give. */
function spread({ values, squares }: SumTables, stride: number, x: number, y: number, radius: number): number {
  const top = (y - radius) * stride;
  const bottom = (y + radius + 1) * stride;
  const left = x - radius;
  const right = x + radius + 1;
  const area = (2 * radius + 1) * (2 * radius + 1);
  const total = (table: Float64Array) =>
    table[bottom + right]! - table[bottom + left]! - table[top + right]! + table[top + left]!;
  const sum = total(values);
  return Math.max(area, total(squares) - (sum * sum) / area);
}
