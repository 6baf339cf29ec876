import type { Stretch } from './matrix.ts';
import type { Level } from './pyramid.ts';

/** Neither stretched nor turned. */
export const UNSTRETCHED: Stretch = [1, 0, 0, 1];

/** Where a square was found again. */
export interface Alignment {
  /** Index of the pixel column; whole numbers are pixel centres. */
  readonly x: number;
  /** Index of the pixel row. */
  readonly y: number;
  /** Correlation of both squares, -1..1. */
  readonly likeness: number;
}

/** Finds the square around pixel (ax, ay) of `a` in `b`, starting at (bx, by); `undefined` when it leaves the picture or cannot settle. */
export type Align = (
  a: Level,
  ax: number,
  ay: number,
  b: Level,
  bx: number,
  by: number,
  stretch?: Stretch,
) => Alignment | undefined;

const MOST_STEPS = 12;

/**
 * Sub-pixel alignment of squares of one size by Lucas and Kanade's method in its inverse compositional form (Baker and Matthews,
 * 2004): slopes are those of the first picture, so they are set up once. Brightness and contrast of the squares may differ.
 *
 * @param radius - pixels; squares have 2 radius + 1 a side
 * @param settled - pixels: a step below this ends the search
 */
export function createAligner(radius: number, settled: number): Align {
  const area = (2 * radius + 1) * (2 * radius + 1);
  const square: Square = {
    radius,
    values: new Float64Array(area),
    slopeX: new Float64Array(area),
    slopeY: new Float64Array(area),
  };
  const sums: Sums = { plain: 0, squares: 0, values: 0, slopeX: 0, slopeY: 0 };
  return (a, ax, ay, b, bx, by, stretch = UNSTRETCHED) => {
    if (ax <= radius || ay <= radius || ax >= a.width - 1 - radius || ay >= a.height - 1 - radius) return undefined;
    const facts = readSquare(square, a, ax, ay, stretch);
    if (facts === undefined) return undefined;
    let x = bx;
    let y = by;
    for (let step = 1; step <= MOST_STEPS; step++) {
      if (!sampleSquare(square, b, x, y, stretch, sums)) return undefined;
      const { stepX, stepY, likeness } = compare(facts, sums, area);
      x -= stepX;
      y -= stepY;
      const moved = Math.abs(stepX) + Math.abs(stepY);
      if (moved < settled || step === MOST_STEPS) return moved < 0.2 ? { x, y, likeness } : undefined;
      if (!(Math.abs(x - bx) + Math.abs(y - by) < 2 * radius)) return undefined;
    }
    return undefined;
  };
}

/** Room for one square of the first picture, used again for every one. */
interface Square {
  readonly radius: number;
  readonly values: Float64Array;
  readonly slopeX: Float64Array;
  readonly slopeY: Float64Array;
}

/** What a square of the first picture comes to. All around means. */
interface SquareFacts {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  /** Sum of squared values. */
  readonly energy: number;
  /** Values times slopes. */
  readonly ownX: number;
  readonly ownY: number;
  readonly meanX: number;
  readonly meanY: number;
}

/** Copies a square around its mean, and its slopes as they will be in the stretched picture. */
function readSquare(square: Square, level: Level, x: number, y: number, stretch: Stretch): SquareFacts | undefined {
  const { radius, values, slopeX, slopeY } = square;
  const [a, b, c, d] = stretch;
  const k = 1 / (a * d - b * c);
  const n = values.length;
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  let at = 0;
  for (let row = y - radius; row <= y + radius; row++) {
    for (let from = row * level.width + x - radius, end = from + 2 * radius; from <= end; from++, at++) {
      const value = level.values[from]!;
      const across = (d * level.slopeX[from]! - c * level.slopeY[from]!) * k;
      const down = (a * level.slopeY[from]! - b * level.slopeX[from]!) * k;
      values[at] = value;
      slopeX[at] = across;
      slopeY[at] = down;
      sum += value;
      sumX += across;
      sumY += down;
    }
  }
  const facts = momentsOf(square, sum / n, sumX / n, sumY / n);
  const { xx, xy, yy } = facts;
  return xx * yy - xy * xy > 1e-6 * (xx + yy) * (xx + yy) && facts.energy > 0 ? facts : undefined;
}

/** Products of values and slopes around their means; leaves the values around their mean. */
function momentsOf({ values, slopeX, slopeY }: Square, mean: number, meanX: number, meanY: number): SquareFacts {
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let energy = 0;
  let ownX = 0;
  let ownY = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! - mean;
    const across = slopeX[i]! - meanX;
    const down = slopeY[i]! - meanY;
    values[i] = value;
    xx += across * across;
    xy += across * down;
    yy += down * down;
    energy += value * value;
    ownX += value * across;
    ownY += value * down;
  }
  return { xx, xy, yy, energy, ownX, ownY, meanX, meanY };
}

/** Sums over a square of the second picture: of its values, their squares, and their products with the first one. */
interface Sums {
  plain: number;
  squares: number;
  values: number;
  slopeX: number;
  slopeY: number;
}

/** Adds up the stretched square around (x, y), read between pixels; false when it leaves the picture. */
function sampleSquare(square: Square, level: Level, x: number, y: number, stretch: Stretch, sums: Sums): boolean {
  const { width, height, values } = level;
  const { radius } = square;
  const [a, b, c, d] = stretch;
  const reachX = radius * (Math.abs(a) + Math.abs(b));
  const reachY = radius * (Math.abs(c) + Math.abs(d));
  if (!(x >= reachX && y >= reachY && x + reachX < width - 1 && y + reachY < height - 1)) return false;
  let at = 0;
  let plain = 0;
  let squares = 0;
  let product = 0;
  let slopeX = 0;
  let slopeY = 0;
  for (let down = -radius; down <= radius; down++) {
    let px = x + b * down - a * radius;
    let py = y + d * down - c * radius;
    for (let i = -radius; i <= radius; i++, at++, px += a, py += c) {
      // Both are positive: cutting off is rounding down.
      const column = px | 0;
      const row = py | 0;
      const fx = px - column;
      const from = row * width + column;
      const upper = values[from]! + (values[from + 1]! - values[from]!) * fx;
      const lower = values[from + width]! + (values[from + width + 1]! - values[from + width]!) * fx;
      const value = upper + (lower - upper) * (py - row);
      plain += value;
      squares += value * value;
      product += value * square.values[at]!;
      slopeX += value * square.slopeX[at]!;
      slopeY += value * square.slopeY[at]!;
    }
  }
  sums.plain = plain;
  sums.squares = squares;
  sums.values = product;
  sums.slopeX = slopeX;
  sums.slopeY = slopeY;
  return true;
}

/** The step that would make both squares alike, were the picture linear; and how alike they are now. */
function compare(facts: SquareFacts, sums: Sums, area: number) {
  const { xx, xy, yy, energy } = facts;
  const found = sums.squares - (sums.plain * sums.plain) / area;
  if (!(found > 0)) return { stepX: 0, stepY: 0, likeness: 0 };
  // Contrast of the found square is brought to that of the first one.
  const gain = Math.sqrt(energy / found);
  const errorX = gain * (sums.slopeX - facts.meanX * sums.plain) - facts.ownX;
  const errorY = gain * (sums.slopeY - facts.meanY * sums.plain) - facts.ownY;
  const k = 1 / (xx * yy - xy * xy);
  return {
    stepX: (yy * errorX - xy * errorY) * k,
    stepY: (xx * errorY - xy * errorX) * k,
    likeness: sums.values / Math.sqrt(found * energy),
  };
}
