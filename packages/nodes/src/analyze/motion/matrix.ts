/** Rows of a 3x3 matrix, one after the other. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

/** Changes nothing. */
export const IDENTITY: Matrix3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Entry by entry. */
const zip = (a: Matrix3, b: Matrix3, combine: (p: number, q: number) => number): Matrix3 =>
  a.map((value, i) => combine(value, b[i]!)) as unknown as Matrix3;

/** a + k b */
export const addScaled = (a: Matrix3, b: Matrix3, k: number): Matrix3 => zip(a, b, (p, q) => p + k * q);

/** k a */
export const scaleMatrix = (a: Matrix3, k: number): Matrix3 => a.map((value) => value * k) as unknown as Matrix3;

/** a b: what b does, and then what a does. */
export function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  const result: number[] = [];
  for (let row = 0; row < 9; row += 3) {
    for (let column = 0; column < 3; column++)
      result.push(a[row]! * b[column]! + a[row + 1]! * b[column + 3]! + a[row + 2]! * b[column + 6]!);
  }
  return result as unknown as Matrix3;
}

/** What `before` does, and then what `after` does, as homographies: the last entry is 1. */
export function compose(after: Matrix3, before: Matrix3): Matrix3 {
  const product = multiply(after, before);
  return scaleMatrix(product, 1 / product[8]);
}

/** Rows become columns. */
export const transpose = ([a, b, c, d, e, f, g, h, i]: Matrix3): Matrix3 => [a, d, g, b, e, h, c, f, i];

/** How much volume grows. */
export const determinant = ([a, b, c, d, e, f, g, h, i]: Matrix3): number =>
  a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);

/** Inverse by cofactors; `undefined` for a matrix that has none. */
export function invert(matrix: Matrix3): Matrix3 | undefined {
  const [a, b, c, d, e, f, g, h, i] = matrix;
  const k = 1 / determinant(matrix);
  if (!Number.isFinite(k)) return undefined;
  const adjugate: Matrix3 = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  return scaleMatrix(adjugate, k);
}

/** Where a homography takes a point. Points that go to infinity give `NaN` or infinities. */
export function applyTo([a, b, c, d, e, f, g, h, i]: Matrix3, x: number, y: number): [x: number, y: number] {
  const w = 1 / (g * x + h * y + i);
  return [(a * x + b * y + c) * w, (d * x + e * y + f) * w];
}

/** How a picture is stretched around a point: rows of a 2x2 matrix. */
export type Stretch = readonly [xx: number, xy: number, yx: number, yy: number];

/** How far a homography shifts a point, and how it stretches the picture around it: its derivative there. */
export function expand(
  homography: Matrix3,
  x: number,
  y: number,
): { readonly shift: readonly [number, number]; readonly stretch: Stretch } {
  const [a, b, , d, e, , g, h, i] = homography;
  const w = 1 / (g * x + h * y + i);
  const [u, v] = applyTo(homography, x, y);
  return { shift: [u - x, v - y], stretch: [(a - g * u) * w, (b - h * u) * w, (d - g * v) * w, (e - h * v) * w] };
}

/** The homography scaled to determinant 1; the sign of its determinant stays. `undefined` for a singular one. */
export function normalise(matrix: Matrix3): Matrix3 | undefined {
  const size = determinant(matrix);
  if (size === 0 || !Number.isFinite(size)) return undefined;
  return scaleMatrix(matrix, 1 / cubeRoot(size));
}

/** Newton's method, started on the far side of the root so that it comes down to it. */
function cubeRoot(x: number): number {
  const magnitude = Math.abs(x);
  let guess = Math.max(magnitude, 1);
  for (;;) {
    const next = guess - (guess - magnitude / (guess * guess)) / 3;
    if (!(next < guess)) return x < 0 ? -guess : guess;
    guess = next;
  }
}

/** Square roots taken before the series of the logarithm; the rest is then so close to 1 that ten terms are exact. */
const LOGARITHM_ROOTS = 5;
const LOGARITHM_TERMS = 10;

/**
 * The matrix whose exponential this is: of a homography, the steady flow that leads to it. By inverse scaling and squaring: five
 * square roots, then the series of log(1 + x). `undefined` when there is none near 1, such as for half a turn.
 *
 * @see Higham, "Functions of Matrices" (2008), chapter 11
 */
export function logarithm(matrix: Matrix3): Matrix3 | undefined {
  let root: Matrix3 | undefined = matrix;
  for (let i = 0; i < LOGARITHM_ROOTS; i++) {
    root = root && squareRoot(root);
    if (root === undefined) return undefined;
  }
  const rest = addScaled(root!, IDENTITY, -1);
  let power = rest;
  let sum = rest;
  for (let term = 2; term <= LOGARITHM_TERMS; term++) {
    power = multiply(power, rest);
    sum = addScaled(sum, power, (term % 2 === 0 ? -1 : 1) / term);
  }
  return sum.every(Number.isFinite) ? scaleMatrix(sum, 1 << LOGARITHM_ROOTS) : undefined;
}

/** The principal square root (Denman and Beavers, 1976). Converges quadratically; stops when nothing changes any more. */
function squareRoot(matrix: Matrix3): Matrix3 | undefined {
  let root = matrix;
  let inverse = IDENTITY;
  for (let i = 0; i < 30; i++) {
    const rootInverse = invert(root);
    const inverseInverse = invert(inverse);
    if (rootInverse === undefined || inverseInverse === undefined) return undefined;
    const next = zip(root, inverseInverse, (p, q) => (p + q) / 2);
    inverse = zip(inverse, rootInverse, (p, q) => (p + q) / 2);
    const change = Math.max(...zip(next, root, (p, q) => Math.abs(p - q)));
    root = next;
    if (change < 1e-13) return root;
  }
  return undefined;
}

/**
 * Solves a symmetric positive definite system by Cholesky's decomposition.
 *
 * @param matrix - n x n row by row; only the lower half is read; overwritten
 * @param right - n values; overwritten by the solution
 * @returns whether the system has a solution that means something
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): boolean {
  const n = right.length;
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * n + column]!;
      for (let k = 0; k < column; k++) sum -= matrix[row * n + k]! * matrix[column * n + k]!;
      if (row !== column) matrix[row * n + column] = sum / matrix[column * n + column]!;
      else if (sum > 1e-12) matrix[row * n + row] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) right[row]! -= matrix[row * n + k]! * right[k]!;
    right[row]! /= matrix[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) right[row]! -= matrix[k * n + row]! * right[k]!;
    right[row]! /= matrix[row * n + row]!;
  }
  return true;
}
