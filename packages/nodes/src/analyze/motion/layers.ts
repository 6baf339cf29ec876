import { type Block, type Box, chooseBlocks, type Where } from './blocks.ts';
import { type CentreMotion, motionAtCentre } from './centre.ts';
import { checkSizes, guessApart, LEAST_INLIERS, toleranceOf } from './compare.ts';
import { findSimilarity, settle } from './consensus.ts';
import { type MotionModel, NARROW } from './fit.ts';
import type { Luma } from './luma.ts';
import { createMatcher, LAYERED, type Match, rematch } from './match.ts';
import { applyTo, expand, type Matrix3 } from './matrix.ts';
import type { PairOptions } from './pair.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';
import { createRandom } from './random.ts';

/**
 * What moves as one between two pictures: a wall, a row of trees, somebody crossing. Shift, scale and turn are those at the centre
 * of the frame, whether the layer is seen there or not.
 */
export interface LayerMotion extends CentreMotion {
  /** How far the middle of its own blocks moved, shares of the frame's width: right, down. */
  readonly displacement: readonly [x: number, y: number];
  /** The whole motion, as in `PairMotion.motion`. */
  readonly motion: Matrix3;
  /** Share of the blocks that moved with any layer. */
  readonly share: number;
  /** Around its blocks in the first picture. */
  readonly box: Box;
  /** Its blocks. */
  readonly matches: readonly Match[];
}

/** Rounds of giving every block to the layer that fits it best, and fitting the layers again. */
const ROUNDS = 4;
/** What the motion of a layer may be when nothing else is asked for. */
export const LAYER_MODELS: readonly MotionModel[] = ['translation', 'similarity', 'homography'];

/**
 * Separates what moves differently between two pictures: at most `count` layers, the one with most blocks first. Layers must
 * differ by two or three pixels somewhere to be told apart: compare frames further apart when the camera is slow.
 *
 * @param count - 1 and up
 * @throws RangeError when the pictures differ in size or have a side of less than 32 pixels, or the count is not a whole number from 1 up
 */
export const measureLayers = (a: Luma, b: Luma, count = 2, options: PairOptions = {}): LayerMotion[] =>
  compareLayers(buildPyramid(a), buildPyramid(b), count, options);

/** Like {@link measureLayers}, for pictures already prepared. */
export function compareLayers(a: Pyramid, b: Pyramid, count: number, options: PairOptions = {}): LayerMotion[] {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`the number of layers to look for must be a whole number from 1 up, got ${count}`);
  const matches = matchLayerBlocks(a, b, options.expected ? [options.expected] : [], options.where);
  const motions = separate(matches, count, toleranceOf(a), options);
  const layers = refineLayers(a, b, matches, motions, options.models).filter((layer) => layer !== undefined);
  return layers.sort((p, q) => q.share - p.share);
}

/** A match, the block it was found with, and - where that is known - which of several motions it had before. */
export interface LayerMatch extends Match {
  readonly block: Block;
  readonly owner?: number;
}

/**
 * Matches blocks wherever one of several ideas leads: what one loses, the next may find, for a near layer can be far from where
 * the far one leads.
 *
 * @param expected - motions to try before those that the pictures themselves suggest
 */
export function matchLayerBlocks(a: Pyramid, b: Pyramid, expected: readonly Matrix3[], where?: Where): LayerMatch[] {
  checkSizes(a, b);
  const guesses = [...expected, ...guessApart(a, b)];
  const matcher = createMatcher(a, b, LAYERED);
  return chooseBlocks(a.levels[0]!, LAYERED, where).flatMap((block) => {
    for (const guess of guesses) {
      const match = matcher(block, guess);
      if (match !== undefined) return [{ ...match, block }];
    }
    return [];
  });
}

/** Takes the strongest motion out of the matches, then the strongest of the rest, and so on. */
function separate(
  matches: readonly Match[],
  count: number,
  tolerance: number,
  { models = LAYER_MODELS, seed = 1 }: PairOptions,
): Matrix3[] {
  const random = createRandom(seed);
  const motions: Matrix3[] = [];
  let rest = matches;
  while (motions.length < count && rest.length >= LEAST_INLIERS) {
    const start = findSimilarity(rest, tolerance, random);
    const settled = start && settle(rest, [{ motion: start, reach: NARROW }], models, tolerance);
    if (settled === undefined) break;
    const { errors } = settled;
    if (errors.filter((error) => error < tolerance).length < LEAST_INLIERS) break;
    motions.push(settled.motion);
    rest = rest.filter((_, i) => !(errors[i]! < tolerance * 1.5));
  }
  return motions;
}

/**
 * Measures the blocks of several motions again, each with the motion that fits it best, and lets the motions share the blocks anew
 * until that settles.
 *
 * @param likely - per motion, one whose slants and stretches it probably has
 * @returns one layer per motion, in their order; `undefined` for a motion that too few blocks are left for
 */
export function refineLayers(
  a: Pyramid,
  b: Pyramid,
  matches: readonly LayerMatch[],
  motions: readonly Matrix3[],
  models: readonly MotionModel[] = LAYER_MODELS,
  likely: readonly Matrix3[] = [],
): (LayerMotion | undefined)[] {
  const tolerance = toleranceOf(a);
  const found = matches.flatMap((match): LayerMatch[] => {
    const index = closest(match, motions, tolerance);
    const again = index === undefined ? undefined : rematch(a, b, match.block, motions[index]!, LAYERED);
    return again ? [{ ...match, ...again }] : [];
  });
  let layers: Shared[] = motions.map((motion) => ({ motion, own: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    const largest = layers.reduce((best, layer, i) => (sizeOf(layer) > sizeOf(layers[best]) ? i : best), 0);
    const slants = layers[largest]?.motion;
    const current = layers.map((layer) => layer?.motion);
    layers = current.map((motion, i): Shared => {
      const own = motion ? found.filter((match) => closest(match, current, tolerance) === i) : [];
      if (motion === undefined || own.length < LEAST_INLIERS) return undefined;
      // A turn of the camera slants all layers alike, and the largest one tells it best.
      const settled = settle(own, [{ motion, reach: NARROW }], models, tolerance, i === largest ? likely[i] : slants);
      return settled && { motion: settled.motion, own };
    });
  }
  const all = layers.reduce((sum, layer) => sum + sizeOf(layer), 0);
  return layers.map((layer) => layer && describe(layer.motion, layer.own, all, a));
}

/** A motion and the blocks it has now; none when it has lost them. */
type Shared = { readonly motion: Matrix3; readonly own: readonly LayerMatch[] } | undefined;

const sizeOf = (layer: Shared): number => layer?.own.length ?? 0;

/** How much closer, in tolerances, another motion must be to take a block from the one it had before. */
const LOYALTY = 0.5;

/** Index of the motion that fits a match best; `undefined` when none does. */
function closest(match: LayerMatch, motions: readonly (Matrix3 | undefined)[], tolerance: number): number | undefined {
  let best: number | undefined;
  let least = 2 * tolerance;
  for (const [index, motion] of motions.entries()) {
    if (motion === undefined) continue;
    const loyalty = match.owner === undefined || match.owner === index ? 0 : LOYALTY * tolerance;
    const [u, v] = applyTo(motion, match.x, match.y);
    const error = Math.sqrt((u - match.u) * (u - match.u) + (v - match.v) * (v - match.v)) + loyalty;
    if (!(error < least)) continue;
    least = error;
    best = index;
  }
  return best;
}

function describe(motion: Matrix3, matches: readonly Match[], all: number, { width, height }: Pyramid): LayerMotion {
  const xs = matches.map(({ x }) => x);
  const ys = matches.map(({ y }) => y);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const down = (y: number) => (y * width) / height + 0.5;
  return {
    ...motionAtCentre(motion),
    displacement: expand(motion, mean(xs), mean(ys)).shift,
    motion,
    share: matches.length / all,
    box: {
      left: Math.min(...xs) + 0.5,
      right: Math.max(...xs) + 0.5,
      top: down(Math.min(...ys)),
      bottom: down(Math.max(...ys)),
    },
    matches,
  };
}
