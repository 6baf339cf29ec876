import { chooseBlocks } from './blocks.ts';
import { motionAtCentre } from './centre.ts';
import { findSimilarity, findStarts, type Settled, settle } from './consensus.ts';
import { deviationOf, errorsOf, NARROW, WIDE } from './fit.ts';
import { guessMotions } from './guess.ts';
import { createMatcher, type Match, rematch, WHOLE } from './match.ts';
import { type Matrix3, scaleMatrix } from './matrix.ts';
import type { PairMotion, PairOptions } from './pair.ts';
import type { Pyramid } from './pyramid.ts';
import { createRandom } from './random.ts';

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

/** Like `measurePair`, for pictures already prepared. */
export function comparePyramids(a: Pyramid, b: Pyramid, options: PairOptions = {}): PairMotion | undefined {
  const { models = ['similarity', 'homography'] } = options;
  const tolerance = toleranceOf(a);
  const random = createRandom(options.seed ?? 1);
  const weigh = weigher(options.before);
  const { blocks, matches } = matchBlocks(a, b, weigh, options);
  let settled = settle(matches, findStarts(matches, tolerance, random), models, tolerance, options.expected);
  let found: readonly Match[] = [];
  // Blocks that the search lost or took for others get another chance where the rest says they must be, as long as that helps.
  for (let round = 0, before = 0; settled !== undefined && round < MOST_ROUNDS; round++) {
    const { motion } = settled;
    found = weigh(blocks.flatMap((block) => rematch(a, b, block, motion, WHOLE) ?? []));
    before = countInliers(settled.errors, tolerance);
    settled = settle(found, [{ motion, reach: NARROW }], models, tolerance, options.expected);
    // A fit that leaves out much of what was found may have grown in the wrong place.
    if (settled && countInliers(settled.errors, tolerance) < MOSTLY * found.length)
      settled = settle(
        found,
        [{ motion: settled.motion, reach: WIDE }, ...findStarts(found, tolerance, random)],
        models,
        tolerance,
        options.expected,
      );
    if (settled && countInliers(settled.errors, tolerance) < WORTHWHILE * before) break;
  }
  return (
    settled && describe(settled, blocks.length, withStrangers(found, matches, settled.motion, tolerance), tolerance)
  );
}

/**
 * What was found again near where it had to be, and beside it what was first found elsewhere: it tells who crosses the picture, and
 * where the other layers are.
 */
function withStrangers(
  found: readonly Match[],
  first: readonly Match[],
  motion: Matrix3,
  tolerance: number,
): readonly Match[] {
  const known = new Set(found.map(({ x, y }) => `${x} ${y}`));
  const errors = errorsOf(first, motion);
  return [...found, ...first.filter(({ x, y }, i) => errors[i]! >= 2 * tolerance && !known.has(`${x} ${y}`))];
}

const countInliers = (errors: Float64Array, tolerance: number): number =>
  errors.filter((error) => error < tolerance).length;

/** Matches blocks from the first idea that explains enough of them; else from the one that explains most. */
function matchBlocks(a: Pyramid, b: Pyramid, weigh: Weigh, { where, expected, seed = 1 }: PairOptions) {
  checkSizes(a, b);
  const blocks = chooseBlocks(a.levels[0]!, WHOLE, where);
  if (blocks.length < LEAST_INLIERS) return { blocks, matches: [] };
  const matcher = createMatcher(a, b, WHOLE);
  let best: readonly Match[] = [];
  let most = 0;
  for (const motion of guessApart(a, b, expected)) {
    const matches = weigh(blocks.flatMap((block) => matcher(block, motion) ?? []));
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

type Weigh = (matches: readonly Match[]) => readonly Match[];

/** How near a block must start to where another ended to be on the same thing, share of the frame's width. */
const NEXT_TO = 0.05;
/** What a block counts that starts where something moved that was not followed. */
const STRANGER = 0.2;

/** Gives less weight to blocks that start where the comparison before found something that did not move along. */
function weigher(before: PairMotion | undefined): Weigh {
  if (before === undefined) return (matches) => matches;
  // Once strange, a block must move along quite exactly to be trusted again: over a short step everything moves nearly alike.
  const strange = before.matches.map(({ weight }) => weight === STRANGER);
  const errors = errorsOf(before.matches, before.motion).map((error) => error / before.tolerance);
  return (matches) =>
    matches.map((match) => {
      const nearest = nearestEnd(before.matches, match);
      const isStrange = nearest !== undefined && errors[nearest]! > (strange[nearest] ? 0.5 : 1.5);
      return isStrange ? { ...match, weight: STRANGER } : match;
    });
}

/** Index of the match that ended nearest to where another starts; `undefined` when none is near. */
function nearestEnd(before: readonly Match[], { x, y }: Match): number | undefined {
  let nearest: number | undefined;
  let least = NEXT_TO * NEXT_TO;
  for (const [index, { u, v }] of before.entries()) {
    const square = (u - x) * (u - x) + (v - y) * (v - y);
    if (square >= least) continue;
    least = square;
    nearest = index;
  }
  return nearest;
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
function describe(
  { motion, model }: Settled,
  blocks: number,
  matches: readonly Match[],
  tolerance: number,
): PairMotion | undefined {
  const errors = errorsOf(matches, motion);
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
