import type { Where } from './blocks.ts';
import type { CentreMotion } from './centre.ts';
import { comparePyramids } from './compare.ts';
import type { MotionModel } from './fit.ts';
import type { Luma } from './luma.ts';
import type { Match } from './match.ts';
import type { Matrix3 } from './matrix.ts';
import { buildPyramid } from './pyramid.ts';

/** How to compare two pictures. */
export interface PairOptions {
  /** Looks only at blocks of the first picture for which this is true; everywhere when left out. */
  readonly where?: Where;
  /** What the motion may be, from simple to rich; the simplest one that is enough is taken. Similarity and homography when left out. */
  readonly models?: readonly MotionModel[];
  /** Motion that is likely, as in {@link PairMotion.motion}; it only helps the search. */
  readonly expected?: Matrix3;
  /**
   * The comparison that led to the first picture. What moved along then counts more now, so that one layer is followed where
   * several are about as large.
   */
  readonly before?: PairMotion;
  /** Of the random draws; 1 when left out. The same seed gives the same result. */
  readonly seed?: number;
}

/** How what was seen in one picture moved to where it is in another. */
export interface PairMotion extends CentreMotion {
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
