import { exp2 } from '../../stage/curves.ts';
import { cosDegrees, sinDegrees } from '../../stage/trig.ts';
import { toleranceOf } from './compare.ts';
import { findSimilarity, settle } from './consensus.ts';
import { driftBetween } from './drift.ts';
import { NARROW, WIDE } from './fit.ts';
import { LAYER_MODELS, type LayerMatch, matchLayerBlocks, refineLayers } from './layers.ts';
import type { Luma } from './luma.ts';
import { applyTo, compose, IDENTITY, type Matrix3, scaleMatrix } from './matrix.ts';
import type { PairOptions } from './pair.ts';
import { paceOf } from './path.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';
import { createRandom } from './random.ts';

type Place = readonly [x: number, y: number];

/** A layer on its way from one frame, ahead or back. */
export interface LayerTrack {
  /** From the frame that the layers were told apart in. */
  readonly motion: Matrix3;
  readonly points: readonly { readonly frame: number; readonly motion: Matrix3 }[];
  readonly shares: readonly number[];
  /** Where its blocks are now, shares of the frame's width from its centre. */
  readonly blocks: readonly Place[];
  /** Its motion over the last step, and how many frames that took. */
  readonly step: Matrix3;
  readonly frames: number;
  /** The last frame it was seen in. */
  readonly seen: number;
}

/** A track that begins at a frame. */
export const startTrack = ({
  frame,
  share,
  ...rest
}: Pick<LayerTrack, 'motion' | 'blocks' | 'step' | 'frames'> & {
  readonly frame: number;
  readonly share: number;
}): LayerTrack => ({ ...rest, points: [{ frame, motion: rest.motion }], shares: [share], seen: frame });

/** From which frame to which, and how many at a time; `to` may come before `from`. */
export interface Walk {
  readonly from: number;
  readonly to: number;
  readonly apart: number;
}

/** Follows layers step by step, each by its own blocks. */
export function walkTracks(
  frames: readonly Luma[],
  tracks: readonly LayerTrack[],
  { from, to, apart }: Walk,
  options: PairOptions,
): readonly LayerTrack[] {
  let current = tracks;
  let before = from === to ? undefined : buildPyramid(frames[from]!);
  for (let at = from; at !== to; ) {
    const next = to > at ? Math.min(to, at + apart) : Math.max(to, at - apart);
    const after = buildPyramid(frames[next]!);
    current = stepTracks(current, before!, after, Math.abs(next - at), next, options);
    before = after;
    at = next;
  }
  return current;
}

/** How far a step may differ from what the pace before gives, share of the frame's width: beyond, something else is in the way. */
const MOST_CHANGE = 0.04;

/** One step of every track: from where it is likely to go, measured by the blocks that start where its own ended. */
function stepTracks(
  tracks: readonly LayerTrack[],
  a: Pyramid,
  b: Pyramid,
  frames: number,
  frame: number,
  { where, models = LAYER_MODELS, seed = 1 }: PairOptions,
): LayerTrack[] {
  const tolerance = toleranceOf(a);
  const expected = tracks.map((track) => prolong(track.step, frames / track.frames));
  const matches = matchLayerBlocks(a, b, expected, where).map((match) => own(match, tracks));
  const motions = expected.map((motion, i) => {
    const mine = matches.filter(({ owner }) => owner === i);
    const drawn = findSimilarity(mine, tolerance, createRandom(seed));
    const isLikely = drawn !== undefined && driftBetween(drawn, motion) <= MOST_CHANGE;
    const starts = [{ motion, reach: WIDE }, ...(isLikely ? [{ motion: drawn, reach: NARROW }] : [])];
    const settled = settle(mine, starts, models, tolerance, motion)?.motion;
    return settled !== undefined && driftBetween(settled, motion) <= MOST_CHANGE ? settled : motion;
  });
  const layers = refineLayers(a, b, matches, motions, models, expected);
  return tracks.map((track, i) => {
    const layer = layers[i];
    const step = layer?.motion ?? expected[i]!;
    const motion = compose(step, track.motion);
    return {
      motion,
      points: [...track.points, { frame, motion }],
      shares: layer ? [...track.shares, layer.share] : track.shares,
      blocks: layer ? layer.matches.map(({ u, v }) => [u, v]) : track.blocks.map(([x, y]) => applyTo(step, x, y)),
      step,
      frames,
      seen: layer ? frame : track.seen,
    };
  });
}

/** How near a block must start to where another ended to be on the same thing, share of the frame's width. */
const NEXT_TO = 0.04;

/** Tells whose block a match is: that of the track with the nearest end. */
function own(match: LayerMatch, tracks: readonly LayerTrack[]): LayerMatch {
  let owner: number | undefined;
  let least = NEXT_TO * NEXT_TO;
  for (const [index, { blocks }] of tracks.entries()) {
    for (const [u, v] of blocks) {
      const square = (u - match.x) * (u - match.x) + (v - match.y) * (v - match.y);
      if (square >= least) continue;
      least = square;
      owner = index;
    }
  }
  return owner === undefined ? match : { ...match, owner };
}

/** A motion that goes on for another time at the same pace. */
function prolong(motion: Matrix3, times: number): Matrix3 {
  const pace = paceOf(motion);
  if (pace === undefined) return IDENTITY;
  const scale = exp2(times * pace.growth * Math.LOG2E);
  const [cos, sin] = [cosDegrees(times * pace.rotateDegrees) * scale, sinDegrees(times * pace.rotateDegrees) * scale];
  const [a, b, , d, e, , g, h] = scaleMatrix(motion, 1 / motion[8]);
  const stretch = (times * (a - e)) / 2;
  const shear = (times * (b + d)) / 2;
  return [
    cos + stretch,
    shear - sin,
    times * pace.x,
    shear + sin,
    cos - stretch,
    times * pace.y,
    times * g,
    times * h,
    1,
  ];
}
