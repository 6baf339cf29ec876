import { sinDegrees, cosDegrees } from '../../stage/trig.ts';
import { exp2 } from '../../stage/curves.ts';
import { settle, findSimilarity } from './consensus.ts';
import { compareLayers, LAYER_MODELS, type LayerMatch, type LayerMotion, matchLayerBlocks, refineLayers } from './layers.ts';
import type { Luma } from './luma.ts';
import { applyTo, IDENTITY, type Matrix3, multiply, scaleMatrix } from './matrix.ts';
import { toleranceOf } from './pair.ts';
import { flowOf, type PathOptions } from './path.ts';
import { buildPyramid, type Pyramid } from './pyramid.ts';
import { createRandom } from './random.ts';

/** How one layer moved over a clip. */
export interface LayerPath {
  /** From the first frame to the last, as in `PairMotion.motion`: what `parallaxRatio` compares. */
  readonly motion: Matrix3;
  /** How the layer has moved from the first frame until each of several, first and last included. */
  readonly points: readonly { readonly frame: number; readonly motion: Matrix3 }[];
  /** Mean share of the blocks, over the steps in which the layer was seen. */
  readonly share: number;
  /** First and last frame in which it was seen; before and after it is taken to have moved at the same pace. */
  readonly seen: readonly [from: number, to: number];
}

/** Frames apart, unless asked otherwise. */
const APART = 4;
/** Places in the clip, and multiples of the usual step, at which layers are looked for: eased moves are fastest in their middle. */
const PLACES = [1 / 2, 1 / 3, 2 / 3, 1 / 6, 5 / 6] as const;
const STEPS = [1, 2, 4] as const;
/** How far layers should drift apart somewhere in the frame to be told apart, share of its width: four pixels of 320. */
const CLEAR_DRIFT = 4 / 320;

/**
 * Separates layers over a clip and adds their motion up. They are told apart where the clip shows them best, and from there each
 * is followed by its own blocks to both ends of the clip, so that slow layers and the slow ends of eased moves are measured too.
 * Whoever crosses the picture meanwhile counts as a layer: ask for one more.
 *
 * @param frames - of one size, about 320 pixels on the longer side; at least two
 * @param count - how many layers to look for
 * @returns at most `count` layers, largest first; empty when the clip shows none
 * @throws RangeError when there are fewer than two frames, or they differ in size, or the count is not a whole number from 1 up
 */
export function measureLayerPaths(frames: readonly Luma[], count = 2, options: PathOptions = {}): LayerPath[] {
  if (frames.length < 2) throw new RangeError(`layers are followed over at least two frames, got ${frames.length}`);
  const { from, to, layers } = findClearest(frames, count, options);
  const ahead = followAll(frames, layers.map(beginAhead), [from, to], frames.length - 1, options);
  const back = followAll(frames, layers.map(beginBack), [to, from], 0, options);
  return layers.map((_, i) => join(back[i]!, ahead[i]!)).sort((p, q) => q.share - p.share);
}

/** A layer on its way from one frame, in either direction. */
interface Track {
  readonly motion: Matrix3;
  readonly points: readonly { readonly frame: number; readonly motion: Matrix3 }[];
  readonly shares: readonly number[];
  /** Where its blocks are now. */
  readonly ends: readonly (readonly [u: number, v: number])[];
  /** The last step, and how many frames it took. */
  readonly step: { readonly motion: Matrix3; readonly frames: number };
  /** The last frame it was seen in. */
  readonly seen: number;
}

/** The step of the clip that shows most layers, and of several the one in which they drift apart clearly and none is tiny. */
function findClearest(frames: readonly Luma[], count: number, options: PathOptions) {
  const last = frames.length - 1;
  const apart = Math.min(options.apart ?? APART, last);
  let best: { readonly from: number; readonly to: number; readonly layers: readonly LayerMotion[] } | undefined;
  let most = -1;
  for (const place of PLACES) {
    const from = Math.min(last - apart, Math.floor(last * place));
    for (const step of STEPS) {
      const to = Math.min(last, from + step * apart);
      const layers = compareLayers(buildPyramid(frames[from]!), buildPyramid(frames[to]!), count, options);
      const clarity = clarityOf(layers);
      if (clarity > most) {
        most = clarity;
        best = { from, to, layers };
      }
      if (layers.length === count && drift(layers) >= CLEAR_DRIFT) break;
    }
  }
  return best!;
}

/** Whole part: how many layers. Fraction: how clear the least clear of them is. */
const clarityOf = (layers: readonly LayerMotion[]): number =>
  layers.length + 0.9 * Math.min(1, drift(layers) / CLEAR_DRIFT, 4 * (layers.at(-1)?.share ?? 0));

/** The step that told the layers apart, forwards. */
const beginAhead = ({ motion, matches, share }: LayerMotion): Omit<Track, 'points' | 'seen'> => ({
  motion,
  shares: [share],
  ends: matches.map(({ u, v }) => [u, v]),
  step: { motion, frames: 1 },
});

/** The same, backwards: nothing is gone yet, and the blocks are where they were in its first frame. */
const beginBack = ({ motion, matches }: LayerMotion): Omit<Track, 'points' | 'seen'> => ({
  motion: IDENTITY,
  shares: [],
  ends: matches.map(({ x, y }) => [x, y]),
  step: { motion: invert(motion) ?? IDENTITY, frames: 1 },
});
/** The least of the greatest distances that any two layers drift apart in the middle or a corner of the frame. */
function drift(layers: readonly LayerMotion[]): number {
  const corners = [
    [0, 0],
    [-0.4, -0.2],
    [0.4, -0.2],
    [-0.4, 0.2],
    [0.4, 0.2],
  ] as const;
  const apart = (p: Matrix3, q: Matrix3) =>
    Math.max(
      ...corners.map(([x, y]) => {
        const [a, b] = [applyTo(p, x, y), applyTo(q, x, y)];
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
      }),
    );
  return Math.min(
    ...layers.flatMap((layer, i) => layers.slice(i + 1).map((other) => apart(layer.motion, other.motion))),
  );
}

/** One step of every track: from where it is likely to go, measured by the blocks that start where its own ended. */
function follow(
  tracks: readonly Track[],
  a: Pyramid,
  b: Pyramid,
  from: number,
  to: number,
  { where, models = LAYER_MODELS, seed = 1 }: PathOptions,
): Track[] {
  const tolerance = toleranceOf(a);
  const expected = tracks.map(({ step }) => (step ? prolong(step.motion, (to - from) / step.frames) : IDENTITY));
  const matches = matchLayerBlocks(a, b, expected, where).map((match) => own(match, tracks));
  const motions = expected.map((motion, i) => {
    const mine = matches.filter(({ owner }) => owner === i);
    const drawn = findSimilarity(mine, tolerance, createRandom(seed));
    return settle(mine, drawn ? [motion, drawn] : [motion], models, tolerance)?.motion ?? motion;
  });
  const layers = refineLayers(a, b, matches, motions, models);
  return tracks.map((track, i) => {
    const layer = layers[i];
    return layer ? goOn(track, layer, from, to) : drive(track, expected[i]!, from, to);
  });
}

/** How near a block must start to where another ended to be on the same thing, share of the frame's width. */
const NEXT_TO = 0.04;

/** Tells whose block a match is: that of the track with the nearest end. */
function own(match: LayerMatch, tracks: readonly Track[]): LayerMatch {
  let owner: number | undefined;
  let least = NEXT_TO * NEXT_TO;
  for (const [index, { ends }] of tracks.entries()) {
    for (const [u, v] of ends) {
      const square = (u - match.x) * (u - match.x) + (v - match.y) * (v - match.y);
      if (square >= least) continue;
      least = square;
      owner = index;
    }
  }
  return owner === undefined ? match : { ...match, owner };
}

const LOG2_E = 1.4426950408889634;

/** A motion that goes on for another time at the same pace: shift, growth and turn only. */
function prolong(motion: Matrix3, times: number): Matrix3 {
  const flow = flowOf(motion);
  if (flow === undefined) return IDENTITY;
  const scale = exp2(times * flow.growth * LOG2_E);
  const [cos, sin] = [cosDegrees(times * flow.rotateDegrees) * scale, sinDegrees(times * flow.rotateDegrees) * scale];
  return [cos, -sin, times * flow.x, sin, cos, times * flow.y, 0, 0, 1];
}

function goOn(track: Track, layer: LayerMotion, from: number, to: number): Track {
  const motion = compose(layer.motion, track.motion);
  return {
    motion,
    points: [...track.points, { frame: to, motion }],
    shares: [...track.shares, layer.share],
    ends: layer.matches.map(({ u, v }) => [u, v]),
    step: { motion: layer.motion, frames: to - from },
    seenUntil: to,
  };
}

/** A step of a track that is not seen. */
function drive(track: Track, step: Matrix3, from: number, to: number): Track {
  const motion = compose(step, track.motion);
  return {
    ...track,
    motion,
    points: [...track.points, { frame: to, motion }],
    ends: track.ends.map(([u, v]) => applyTo(step, u, v)),
    step: { motion: step, frames: to - from },
  };
}

function compose(after: Matrix3, before: Matrix3): Matrix3 {
  const product = multiply(after, before);
  return scaleMatrix(product, 1 / product[8]);
}
