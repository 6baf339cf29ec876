import { atan2Degrees } from './angle.ts';
import { chooseBlocks, type Where } from './blocks.ts';
import { findSimilarity, findStarts, type Settled, settle } from './consensus.ts';
import { deviationOf, errorsOf, type MotionModel } from './fit.ts';
import { guessMotions } from './guess.ts';
import type { Luma } from './luma.ts';
import { createMatcher, type Match, rematch, WHOLE } from './match.ts';
import { expand, type Matrix3, scaleMatrix } from './matrix.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';
import { createRandom } from './random.ts';

/** How to compare two pictures. */
export interface PairOptions {
  /** Looks only at blocks of the first picture for which this is true; everywhere when left out. */
  readonly where?: Where;
  /** What the motion may be, from simple to rich; the simplest one that is enough is taken. Similarity and homography when left out. */
  readonly models?: readonly MotionModel[];
  /** Motion that is likely, as in {@link PairMotion.motion}; it only helps the search. */
  readonly expected?: Matrix3;
  /** Of the random draws; 1 when left out. The same seed gives the same result. */
  readonly seed?: number;
}

/** How what was seen in one picture moved to where it is in another. */
export interface PairMotion {
  /** Where the content of the centre went, shares of the frame's width: right, down. */
  readonly translate: readonly [x: number, y: number];
  /** How much the content around the centre grew; 1 when it did not. */
  readonly scale: number;
  /** How far the content around the centre turned, clockwise positive. */
  readonly rotateDegrees: number;
  /** The whole motion: a homography in shares of the frame's width from its centre, right and down; its last entry is 1. */
  readonly motion: Matrix3;
  /** The simplest model that was enough. */
  readonly model: MotionModel;
  /** Blocks with texture enough to be compared. */
  readonly blocks: number;
  /** Blocks found again in the second picture. */
  readonly matched: number;
  /** Blocks that moved with the motion. */
  readonly inliers: number;
  /** `inliers / blocks`: 1 when the whole picture moved as one, about 0.8 when a subject crosses a fifth of it. */
  readonly confidence: number;
  /** Typical error of one block along one axis, share of the frame's width. */
  readonly deviation: number;
  /** How far a block may be off and still count, share of the frame's width. */
  readonly tolerance: number;
  /** Every block that was found again, whether it moves along or not: for drawing, and for fitting other models. */
  readonly matches: readonly Match[];
}

/** How far a block may be off and still count as moving along: a pixel at 320 of them, share of the longer side. */
const TOLERANCE = 1 / 320;
/** Fewer blocks that agree are chance. */
export const LEAST_INLIERS = 8;
const LEAST_CONFIDENCE = 0.1;
/** A first idea that explains this share of the matches is not doubted. */
const SURE = 0.35;
/** Times that all blocks are measured again from a better motion. */
const MOST_ROUNDS = 5;
/** Share of what was found that a good fit explains. */
const MOSTLY = 0.8;
/** Gain of agreeing blocks that makes another round worth its while. */
const WORTHWHILE = 1.1;

/** {@link TOLERANCE} as a share of the frame's width. */
export const toleranceOf = ({ width, height }: Pyramid): number => (TOLERANCE * Math.max(width, height)) / width;

/**
 * Measures how the picture moved from `a` to `b`: the motion that most of its blocks agree with. Frames of about 320 pixels on the
 * longer side give errors of some hundredths of a pixel; larger ones only take longer.
 *
 * @returns `undefined` when it cannot be measured: too little texture, or nothing in common (a cut)
 * @throws RangeError when the pictures differ in size or have a side of less than 32 pixels
 */
export const measurePair = (a: Luma, b: Luma, options: PairOptions = {}): PairMotion | undefined =>
  comparePyramids(buildPyramid(a), buildPyramid(b), options);

/** Like {@link measurePair}, for a part of the picture: a box or a mask (see `inBox`, `inMask`), with shift, scale and turn only. */
export const measureSimilarity = (a: Luma, b: Luma, where: Where, options: PairOptions = {}): PairMotion | undefined =>
  measurePair(a, b, { models: ['similarity'], ...options, where });

/** Like {@link measurePair}, for pictures already prepared. */
export function comparePyramids(a: Pyramid, b: Pyramid, options: PairOptions = {}): PairMotion | undefined {
  const { models = ['similarity', 'homography'] } = options;
  const tolerance = toleranceOf(a);
  const random = createRandom(options.seed ?? 1);
  const { blocks, matches } = matchBlocks(a, b, options);
  let settled = settle(matches, findStarts(matches, tolerance, random), models, tolerance);
  let found: readonly Match[] = [];
  // Blocks that the search lost or took for others get another chance where the rest says they must be, as long as that helps.
  for (let round = 0, before = 0; settled !== undefined && round < MOST_ROUNDS; round++) {
    const { motion } = settled;
    found = blocks.flatMap((block) => rematch(a, b, block, motion, WHOLE) ?? []);
    before = countInliers(settled.errors, tolerance);
    settled = settle(found, [motion], models, tolerance);
    // A fit that leaves out much of what was found may have grown in the wrong place.
    if (settled && countInliers(settled.errors, tolerance) < MOSTLY * found.length)
      settled = settle(found, [settled.motion, ...findStarts(found, tolerance, random)], models, tolerance);
    if (settled && countInliers(settled.errors, tolerance) < WORTHWHILE * before) break;
  }
  return settled && describe(settled, blocks.length, found, tolerance);
}

const countInliers = (errors: Float64Array, tolerance: number): number =>
  errors.filter((error) => error < tolerance).length;

/** Matches blocks from the first idea that explains enough of them; else from the one that explains most. */
function matchBlocks(a: Pyramid, b: Pyramid, { where, expected, seed = 1 }: PairOptions) {
  checkSizes(a, b);
  const blocks = chooseBlocks(a.levels[0]!, WHOLE, where);
  if (blocks.length < LEAST_INLIERS) return { blocks, matches: [] };
  const matcher = createMatcher(a, b, WHOLE);
  let best: readonly Match[] = [];
  let most = 0;
  for (const motion of guessApart(a, b, expected)) {
    const matches = blocks.flatMap((block) => matcher(block, motion) ?? []);
    const similarity = findSimilarity(matches, toleranceOf(a) * 1.5, createRandom(seed));
    const agreeing = similarity ? countInliers(errorsOf(matches, similarity), toleranceOf(a) * 3) : 0;
    if (agreeing > most) {
      most = agreeing;
      best = matches;
    }
    if (agreeing >= SURE * blocks.length) break;
  }
  return { blocks, matches: best };
}

/** @throws RangeError when two pictures differ in size */
export function checkSizes(a: Pyramid, b: Pyramid): void {
  if (a.width !== b.width || a.height !== b.height)
    throw new RangeError(
      `pictures to compare must have one size, got ${a.width}x${a.height} and ${b.width}x${b.height}; scale one of them`,
    );
}

/** First ideas of a motion, best first, without those that hardly differ from one before: the search reaches further than that. */
export function guessApart(a: Pyramid, b: Pyramid, expected?: Matrix3): Matrix3[] {
  const motions = guessMotions(a.levels.at(-1)!, b.levels.at(-1)!, expected).map(({ motion }) => motion);
  const isNear = (p: Matrix3, q: Matrix3) => p.every((value, k) => Math.abs(value - q[k]!) < 0.02);
  return motions.filter((motion, i) => !motions.slice(0, i).some((before) => isNear(before, motion)));
}

/** Puts a motion into the words of {@link PairMotion}; `undefined` when too few blocks stand behind it. */
export function describe(
  { motion, errors, model }: Settled,
  blocks: number,
  matches: readonly Match[],
  tolerance: number,
): PairMotion | undefined {
  const inliers = countInliers(errors, tolerance);
  const confidence = inliers / blocks;
  if (inliers < LEAST_INLIERS || confidence < LEAST_CONFIDENCE) return undefined;
  const scaled = scaleMatrix(motion, 1 / motion[8]);
  return {
    ...motionAtCentre(scaled),
    motion: scaled,
    model,
    blocks,
    matched: matches.length,
    inliers,
    confidence,
    deviation: deviationOf(errors, tolerance),
    tolerance,
    matches,
  };
}

/** Shift, scale and turn of a homography where the centre of the frame is. */
export function motionAtCentre(
  motion: Matrix3,
): Pick<PairMotion, 'translate' | 'scale' | 'rotateDegrees'> {
  const { shift, stretch } = expand(motion, 0, 0);
  const [a, b, c, d] = stretch;
  return {
    translate: shift,
    scale: Math.sqrt(Math.abs(a * d - b * c)),
    rotateDegrees: atan2Degrees(c - b, a + d),
  };
}
