import { deviationOf, type Fit, fitMotion, MODEL_FLOWS, type MotionModel, NARROW, WIDE } from './fit.ts';
import type { Match } from './match.ts';
import { expand, IDENTITY, type Matrix3 } from './matrix.ts';

const TRIALS = 200;
/** Two matches closer than this, share of the frame's width, tell too little of scale and turn. */
const LEAST_DISTANCE = 0.1;

/**
 * The similarity (shift, scale, turn) that most matches agree with: of 200 drawn from two matches each, the one with the smallest
 * sum of errors, each counted up to the tolerance (RANSAC as in Fischler and Bolles, 1981; scoring as in Torr and Zisserman, 2000).
 */
export function findSimilarity(
  matches: readonly Match[],
  tolerance: number,
  random: () => number,
): Matrix3 | undefined {
  if (matches.length < 4) return undefined;
  let best: Matrix3 | undefined;
  let least = Number.POSITIVE_INFINITY;
  const draw = () => matches[Math.floor(random() * matches.length)]!;
  for (let trial = 0; trial < TRIALS; trial++) {
    const motion = similarityOf(draw(), draw());
    if (motion === undefined) continue;
    const cost = costOf(matches, motion, tolerance);
    if (cost >= least) continue;
    least = cost;
    best = motion;
  }
  return best;
}

/** The one similarity that takes two points where they went: a quotient of complex numbers. Extreme ones are left out. */
function similarityOf(p: Match, q: Match): Matrix3 | undefined {
  const x = q.x - p.x;
  const y = q.y - p.y;
  const square = x * x + y * y;
  if (square < LEAST_DISTANCE * LEAST_DISTANCE) return undefined;
  const u = q.u - p.u;
  const v = q.v - p.v;
  const real = (u * x + v * y) / square;
  const imaginary = (v * x - u * y) / square;
  const scale = real * real + imaginary * imaginary;
  if (scale < 0.25 || scale > 4) return undefined;
  return [
    real,
    -imaginary,
    p.u - real * p.x + imaginary * p.y,
    imaginary,
    real,
    p.v - imaginary * p.x - real * p.y,
    0,
    0,
    1,
  ];
}

function costOf(matches: readonly Match[], [a, b, c, d, e, f]: Matrix3, tolerance: number): number {
  const most = tolerance * tolerance;
  let sum = 0;
  for (const { x, y, u, v, weight = 1 } of matches) {
    const errorX = a * x + b * y + c - u;
    const errorY = d * x + e * y + f - v;
    sum += weight * Math.min(most, errorX * errorX + errorY * errorY);
  }
  return sum;
}

/** A motion and the model that was found to be enough for it. */
export interface Settled extends Fit {
  readonly model: MotionModel;
}

/** Where a fit starts, and how far off that may be, in tolerances. */
export interface Start {
  readonly motion: Matrix3;
  readonly reach: number;
}

/** Similarities to start a fit from: the one that is right for most blocks, and the one that is about right for most. */
export const findStarts = (matches: readonly Match[], tolerance: number, random: () => number): Start[] =>
  [NARROW, WIDE].flatMap((reach) => {
    const motion = findSimilarity(matches, reach * tolerance, random);
    return motion ? [{ motion, reach }] : [];
  });

/**
 * Fits every model from every start and keeps the simplest one that is enough: each parameter must lower the cost by more than chance
 * would (Schwarz's criterion, with every match's cost limited, so that strangers do not count).
 *
 * @param models - from simple to rich
 * @param toward - whose slants and stretches are likely
 */
export function settle(
  matches: readonly Match[],
  starts: readonly Start[],
  models: readonly MotionModel[],
  tolerance: number,
  toward: Matrix3 = IDENTITY,
): Settled | undefined {
  const fits = starts.flatMap(({ motion, reach }) =>
    models.flatMap((model) => {
      const fit = fitMotion(matches, reduce(motion, model), MODEL_FLOWS[model], tolerance, { toward, reach });
      return fit && isPlausible(fit.motion) ? [{ ...fit, model }] : [];
    }),
  );
  const deviation = Math.min(...fits.map(({ errors }) => spreadOf(errors, tolerance)));
  let best: Settled | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const fit of fits) {
    const parameters = MODEL_FLOWS[fit.model].length;
    const cost = limitedCost(matches, fit.errors, deviation) + parameters * logarithmOfCount(2 * matches.length);
    if (cost >= least) continue;
    least = cost;
    best = fit;
  }
  return best;
}

/** What a model can keep of a motion: how it is at the centre of the frame. */
function reduce(motion: Matrix3, model: MotionModel): Matrix3 {
  if (model === 'homography') return motion;
  const { shift, stretch } = expand(motion, 0, 0);
  const [a, b, c, d] = stretch;
  const real = model === 'similarity' ? (a + d) / 2 : 1;
  const imaginary = model === 'similarity' ? (c - b) / 2 : 0;
  return [real, -imaginary, shift[0], imaginary, real, shift[1], 0, 0, 1];
}

/** Never taken for less than a fiftieth of a tolerance: then the richest model would win on rounding. */
const spreadOf = (errors: Float64Array, tolerance: number): number =>
  Math.max(tolerance / 50, deviationOf(errors, tolerance));

/** Natural logarithm of a count, near enough: by halving. */
function logarithmOfCount(count: number): number {
  let halvings = 0;
  let rest = count;
  for (; rest >= 2; rest /= 2) halvings++;
  return Math.LN2 * (halvings + rest - 1);
}

function limitedCost(matches: readonly Match[], errors: Float64Array, deviation: number): number {
  let sum = 0;
  for (const [i, { weight = 1 }] of matches.entries())
    sum += weight * Math.min(16, (errors[i]! * errors[i]!) / (deviation * deviation));
  return sum;
}

/** Between two pictures nothing slants or is stretched out of shape; what says so has been led astray. */
function isPlausible([a, b, , d, e, , g, h, i]: Matrix3): boolean {
  const area = (a * e - b * d) / (i * i);
  return area > 0.1 && area < 10 && Math.abs(g) < 0.9 * i && Math.abs(h) < 0.9 * i;
}
