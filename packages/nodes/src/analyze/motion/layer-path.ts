import { driftBetween } from './drift.ts';
import { type LayerTrack, startTrack, walkTracks } from './layer-track.ts';
import { compareLayers, type LayerMotion } from './layers.ts';
import type { Luma } from './luma.ts';
import { compose, IDENTITY, invert, type Matrix3 } from './matrix.ts';
import type { PathOptions } from './path.ts';
import { buildPyramid } from './pyramid.ts';

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
  const apart = options.apart ?? APART;
  const ahead = layers.map(({ motion, matches, share }) =>
    startTrack({
      frame: to,
      motion,
      blocks: matches.map(({ u, v }) => [u, v]),
      share,
      step: motion,
      frames: to - from,
    }),
  );
  const back = layers.map(({ motion, matches, share }) => {
    const step = invert(motion) ?? IDENTITY;
    const blocks = matches.map(({ x, y }) => [x, y] as const);
    return startTrack({ frame: from, motion: IDENTITY, blocks, share, step, frames: to - from });
  });
  const last = frames.length - 1;
  const ends = walkTracks(frames, ahead, { from: to, to: last, apart }, options);
  const starts = walkTracks(frames, back, { from, to: 0, apart }, options);
  return layers.map((_, i) => join(starts[i]!, ends[i]!)).sort((p, q) => q.share - p.share);
}

/** Puts the way back to the first frame and the way ahead to the last one together. */
function join(back: LayerTrack, ahead: LayerTrack): LayerPath {
  const start = invert(back.motion) ?? IDENTITY;
  const points = [...back.points.toReversed(), ...ahead.points].map(({ frame, motion }) => ({
    frame,
    motion: compose(motion, start),
  }));
  const shares = [...back.shares, ...ahead.shares];
  return {
    motion: points.at(-1)!.motion,
    points,
    share: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    seen: [back.seen, ahead.seen],
  };
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
      if (clarity >= count + CLEAR) return best!;
      if (layers.length === count && drift(layers) >= CLEAR_DRIFT) break;
    }
  }
  return best!;
}

/** As clear as can be. */
const CLEAR = 0.9;

/** Whole part: how many layers. Fraction: how clearly they drift apart, and how many blocks each has and how widely spread. */
function clarityOf(layers: readonly LayerMotion[]): number {
  const solid = layers.map(({ share, box }) => Math.min(1, 4 * share, 2 * (box.right - box.left)));
  const mean = solid.reduce((sum, value) => sum + value, 0) / Math.max(1, layers.length);
  return layers.length + CLEAR * mean * Math.min(1, drift(layers) / CLEAR_DRIFT);
}

/** How far the two layers that are most alike drift apart; infinite for one alone. */
const drift = (layers: readonly LayerMotion[]): number =>
  Math.min(
    ...layers.flatMap((layer, i) => layers.slice(i + 1).map((other) => driftBetween(layer.motion, other.motion))),
  );
