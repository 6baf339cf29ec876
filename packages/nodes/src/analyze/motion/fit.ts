import type { Match } from './match.ts';
import { addScaled, IDENTITY, type Matrix3, multiply, normalise, scaleMatrix, solveSymmetric } from './matrix.ts';

/** One way in which a picture can flow: a motion near none is 1 plus a little of several. In shares of the frame's width. */
export interface Flow {
  readonly matrix: Matrix3;
  /** How much of it is in a motion (whose last entry is 1), for flows that there must be good reason for. */
  readonly held?: (motion: Matrix3) => number;
}

const SHIFTS: readonly Flow[] = [{ matrix: [0, 0, 1, 0, 0, 0, 0, 0, 0] }, { matrix: [0, 0, 0, 0, 0, 1, 0, 0, 0] }];
const GROWTH_AND_TURN: readonly Flow[] = [
  { matrix: [1, 0, 0, 0, 1, 0, 0, 0, 0] },
  { matrix: [0, -1, 0, 1, 0, 0, 0, 0, 0] },
];
const SLANTS_AND_STRETCHES: readonly Flow[] = [
  { matrix: [0, 0, 0, 0, 0, 0, -1, 0, 0], held: ([, , , , , , g]) => -g },
  { matrix: [0, 0, 0, 0, 0, 0, 0, -1, 0], held: ([, , , , , , , h]) => -h },
  { matrix: [1, 0, 0, 0, -1, 0, 0, 0, 0], held: ([a, , , , e]) => (a - e) / 2 },
  { matrix: [0, 1, 0, 1, 0, 0, 0, 0, 0], held: ([, b, , d]) => (b + d) / 2 },
];

/**
 * How strongly slants and stretches are held at none, or where they were: as the square of a block's error (a sixth of a pixel of 320) over the
 * square of what is usual between two frames (a hundredth). A layer all over the frame tells them far more strongly than that; a
 * narrow strip does not, and would otherwise run away with them.
 */
const HOLD = 2.5e-3;

/** What a fitted motion may do. */
export type MotionModel = 'translation' | 'similarity' | 'homography';

/** The flows of each model. */
export const MODEL_FLOWS: { readonly [M in MotionModel]: readonly Flow[] } = {
  translation: SHIFTS,
  similarity: [...SHIFTS, ...GROWTH_AND_TURN],
  homography: [...SHIFTS, ...GROWTH_AND_TURN, ...SLANTS_AND_STRETCHES],
};

/** For starts that are right where they hold, in tolerances. */
export const NARROW = 1.5;
/** For starts that are only about right, such as a similarity for a pan with a wide lens; in tolerances. */
export const WIDE = 4;

/** A motion fitted to matches. */
export interface Fit {
  readonly motion: Matrix3;
  /** How far each match is from where the motion takes it, shares of the frame's width; in the order of the matches. */
  readonly errors: Float64Array;
}

/** Bounds of trust of the rounds, multiples of the tolerance: wide first, so that a rough start can grow into its place. */
const ROUNDS = [4, 3, 2, 1.5, 1.2, 1, 1, 1] as const;

/** What is known of a motion before it is fitted. */
export interface FitOptions {
  /** Brings a motion back to what is possible, such as a camera's turn; leaves it as it is when left out. */
  readonly constrain?: (motion: Matrix3) => Matrix3 | undefined;
  /** How far off the start may be, in tolerances; {@link NARROW} when left out. What moves little differently is drawn in from that far. */
  readonly reach?: number;
  /** Its slants and stretches are held at those of this motion; at none when left out. */
  readonly toward?: Matrix3;
}

/**
 * Fits a motion to matches of which many may be wrong: iteratively re-weighted least squares with Tukey's weights, which give
 * nothing to what is farther away than a bound that narrows to the tolerance.
 *
 * @param start - within a few tolerances of the truth for the greater part of what is to be followed
 * @param flows - what may be changed about it
 * @param tolerance - share of the frame's width
 * @returns `undefined` when too little is left to hold on to
 */
export function fitMotion(
  matches: readonly Match[],
  start: Matrix3,
  flows: readonly Flow[],
  tolerance: number,
  { constrain = (any) => any, toward = IDENTITY, reach = NARROW }: FitOptions = {},
): Fit | undefined {
  let motion: Matrix3 | undefined = start;
  for (const round of ROUNDS) {
    if (round > reach) continue;
    const step = solveStep(matches, motion, flows, round * tolerance, toward);
    if (step === undefined) return undefined;
    motion = normalise(multiply(step, motion));
    motion = motion && constrain(motion);
    if (motion === undefined) return undefined;
  }
  const bound = boundOf(errorsOf(matches, motion), tolerance);
  for (let i = 0; i < 3; i++) {
    const step = solveStep(matches, motion, flows, bound, toward);
    const next: Matrix3 | undefined = step && normalise(multiply(step, motion));
    motion = (next && constrain(next)) ?? motion;
  }
  return { motion, errors: errorsOf(matches, motion) };
}

/** 1 plus the flows that bring the motion closest to its matches; undefined when they do not determine it. */
function solveStep(
  matches: readonly Match[],
  motion: Matrix3,
  flows: readonly Flow[],
  bound: number,
  toward: Matrix3,
): Matrix3 | undefined {
  const n = flows.length;
  const normal = new Float64Array(n * n);
  const right = new Float64Array(n);
  const used = addUp(matches, motion, flows, bound, normal, right);
  const unit = scaleMatrix(motion, 1 / motion[8]);
  const usual = scaleMatrix(toward, 1 / toward[8]);
  for (const [i, { held }] of flows.entries()) {
    normal[i * n + i]! += held ? HOLD : 1e-9;
    if (held) right[i]! -= HOLD * (held(unit) - held(usual));
  }
  if (used < Math.max(4, n) || !solveSymmetric(normal, right)) return undefined;
  return flows.reduce<Matrix3>((sum, { matrix }, i) => addScaled(sum, matrix, right[i]!), IDENTITY);
}

/**
 * Normal equations of all matches within the bound; returns how many that are. Entries are read by index and not by pattern:
 * this is where fitting spends its time.
 */
function addUp(
  matches: readonly Match[],
  motion: Matrix3,
  flows: readonly Flow[],
  bound: number,
  normal: Float64Array,
  right: Float64Array,
): number {
  const n = flows.length;
  const ways = Float64Array.from(flows.flatMap(({ matrix }) => [...matrix]));
  const across = new Float64Array(n);
  const down = new Float64Array(n);
  let used = 0;
  for (let m = 0; m < matches.length; m++) {
    const { x, y, u, v, weight: own = 1 } = matches[m]!;
    const depth = 1 / (motion[6] * x + motion[7] * y + motion[8]);
    const atX = (motion[0] * x + motion[1] * y + motion[2]) * depth;
    const atY = (motion[3] * x + motion[4] * y + motion[5]) * depth;
    const errorX = u - atX;
    const errorY = v - atY;
    const share = (errorX * errorX + errorY * errorY) / (bound * bound);
    if (!(share < 1)) continue;
    used++;
    const weight = own * (1 - share) * (1 - share);
    for (let i = 0, k = 0; i < n; i++, k += 9) {
      const w = ways[k + 6]! * atX + ways[k + 7]! * atY;
      across[i] = ways[k]! * atX + ways[k + 1]! * atY + ways[k + 2]! - w * atX;
      down[i] = ways[k + 3]! * atX + ways[k + 4]! * atY + ways[k + 5]! - w * atY;
    }
    for (let i = 0; i < n; i++) {
      right[i]! += weight * (across[i]! * errorX + down[i]! * errorY);
      for (let k = 0; k <= i; k++) normal[i * n + k]! += weight * (across[i]! * across[k]! + down[i]! * down[k]!);
    }
  }
  return used;
}

/** How far each match is from where a motion takes it. */
export function errorsOf(matches: readonly Match[], motion: Matrix3): Float64Array {
  const errors = new Float64Array(matches.length);
  for (let i = 0; i < errors.length; i++) {
    const { x, y, u, v } = matches[i]!;
    const depth = 1 / (motion[6] * x + motion[7] * y + motion[8]);
    const errorX = u - (motion[0] * x + motion[1] * y + motion[2]) * depth;
    const errorY = v - (motion[3] * x + motion[4] * y + motion[5]) * depth;
    const error = Math.sqrt(errorX * errorX + errorY * errorY);
    errors[i] = Number.isFinite(error) ? error : Number.POSITIVE_INFINITY;
  }
  return errors;
}

/** Standard deviation per axis of the errors within tolerance, from their median (of a Rayleigh distribution: 1.177 deviations). */
export function deviationOf(errors: Float64Array, tolerance: number): number {
  const within = errors.filter((error) => error < tolerance).sort();
  return within.length === 0 ? tolerance : within[within.length >> 1]! / 1.177;
}

/** Tukey's bound, 4.685 deviations, kept between a third of the tolerance and all of it. */
const boundOf = (errors: Float64Array, tolerance: number): number =>
  Math.min(tolerance, Math.max(tolerance / 3, 4.685 * deviationOf(errors, tolerance)));
