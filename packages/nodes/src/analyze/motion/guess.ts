import { applyTo, IDENTITY, type Matrix3 } from './matrix.ts';
import type { Level } from './pyramid.ts';

/** A first idea of how the picture moved, and how well it explains the second picture, -1..1. */
export interface Guess {
  /** In shares of the frame's width around its centre. */
  readonly motion: Matrix3;
  readonly likeness: number;
}

/** Share of the picture that must still be seen after a shift. */
const LEAST_OVERLAP = 0.3;

/** A motion that explains this much needs no rival. */
const CONVINCING = 0.9;

/**
 * First ideas of how a small picture moved, best first: not at all, as expected, and - where neither convinces - by the shift that
 * makes both most alike.
 *
 * @param expected - motion that is likely, such as that of the pictures before
 */
export function guessMotions(a: Level, b: Level, expected?: Matrix3): Guess[] {
  const guess = (motion: Matrix3): Guess => ({ motion, likeness: likenessOf(a, b, motion) });
  const guesses = [IDENTITY, ...(expected ? [expected] : [])].map(guess);
  if (guesses.every(({ likeness }) => likeness < CONVINCING)) guesses.push(guess(findShift(a, b)));
  return guesses.sort((p, q) => q.likeness - p.likeness);
}

/** A small overlap is alike by chance: it counts less. */
const discount = (likeness: number, overlap: number): number => likeness * (0.6 + 0.4 * overlap);

/** Every shift by whole pixels that leaves enough in the picture is tried: at about 40x22 pixels that is little work. */
function findShift(a: Level, b: Level): Matrix3 {
  const { width, height } = a;
  let best: Matrix3 = IDENTITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let dy = -Math.floor(height * 0.6); dy <= height * 0.6; dy++) {
    for (let dx = -Math.floor(width * 0.7); dx <= width * 0.7; dx++) {
      const overlap = (1 - Math.abs(dx) / width) * (1 - Math.abs(dy) / height);
      if (overlap < LEAST_OVERLAP) continue;
      const likeness = discount(shiftLikeness(a, b, dx, dy), overlap);
      if (!(likeness > most)) continue;
      most = likeness;
      best = [1, 0, dx / width, 0, 1, dy / width, 0, 0, 1];
    }
  }
  return best;
}

function shiftLikeness(a: Level, b: Level, dx: number, dy: number): number {
  const { width, height } = a;
  const left = Math.max(0, -dx);
  const right = Math.min(width, width - dx);
  let [count, sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0, 0];
  for (let y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
    const offset = dy * width + dx;
    for (let at = y * width + left; at < y * width + right; at++) {
      const p = a.values[at]!;
      const q = b.values[at + offset]!;
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
    count += right - left;
  }
  return correlation(count, sumA, sumB, squareA, squareB, product);
}

/** How alike both are when the first is moved; nearest pixels will do at this size. */
function likenessOf(a: Level, b: Level, motion: Matrix3): number {
  const { width, height } = a;
  let [count, sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = applyTo(motion, (x + 0.5) / width - 0.5, (y + 0.5 - height / 2) / width);
      const column = Math.floor((u + 0.5) * width);
      const row = Math.floor(v * width + height / 2);
      if (!(column >= 0 && row >= 0 && column < width && row < height)) continue;
      const p = a.values[y * width + x]!;
      const q = b.values[row * width + column]!;
      count++;
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  }
  return discount(correlation(count, sumA, sumB, squareA, squareB, product), count / (width * height));
}

function correlation(n: number, sumA: number, sumB: number, squareA: number, squareB: number, product: number): number {
  const spreadA = squareA - (sumA * sumA) / n;
  const spreadB = squareB - (sumB * sumB) / n;
  return spreadA > 0 && spreadB > 0 ? (product - (sumA * sumB) / n) / Math.sqrt(spreadA * spreadB) : 0;
}
