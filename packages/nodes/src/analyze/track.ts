import { parabola } from './correlation.ts';

/** How hard the tracker holds on to the tempo: larger is stiffer (Ellis uses 100 for onsets of the same scale). */
const STIFFNESS = 100;
/** An onset this far from a tracked beat still belongs to it, s. */
const REACH_SECONDS = 0.04;

/** One tracked beat. */
export interface TrackedBeat {
  /** Beats since the first; one that was skipped leaves a gap. */
  readonly index: number;
  readonly seconds: number;
  /** Onset strength there: 0 where the grid says "beat" but nothing sounds. */
  readonly weight: number;
}

/**
 * The chain of instants that are strong in onsets and evenly spaced, by dynamic programming.
 *
 * @param strength - onset strength, root mean square near 1
 * @param rate - values per second
 * @param start - seconds of value 0
 * @param periodSeconds - expected spacing
 * @see Ellis, Beat Tracking by Dynamic Programming (2007). His squared logarithm of the spacing ratio r is ((r - 1 / r) / 2)²
 *   here: equal near 1 to third order, and exact on every engine.
 */
export function trackBeats(strength: Float64Array, rate: number, start: number, periodSeconds: number): TrackedBeat[] {
  const frames = findChain(strength, periodSeconds * rate);
  let index = 0;
  return frames.map((frame, i) => {
    if (i > 0) index += Math.max(1, Math.round((frame - frames[i - 1]!) / (periodSeconds * rate)));
    const peak = nearestPeak(strength, frame, Math.round(REACH_SECONDS * rate));
    return { index, seconds: start + (peak + parabola(strength, peak)) / rate, weight: strength[peak]! };
  });
}

/** Frames of the best chain, rising. */
function findChain(strength: Float64Array, period: number): number[] {
  const shortest = Math.max(1, Math.round(period / 2));
  const penalties = Array.from({ length: Math.round(period * 2) - shortest + 1 }, (_, i) => {
    const ratio = (shortest + i) / period;
    const bend = (ratio - 1 / ratio) / 2;
    return STIFFNESS * bend * bend;
  });
  const scores = new Float64Array(strength.length);
  const previous = new Int32Array(strength.length).fill(-1);
  for (let i = 0; i < strength.length; i++) {
    let best = 0;
    for (let k = 0; k < penalties.length && i - shortest - k >= 0; k++) {
      const score = scores[i - shortest - k]! - penalties[k]!;
      if (score > best) {
        best = score;
        previous[i] = i - shortest - k;
      }
    }
    scores[i] = strength[i]! + best;
  }
  return followBack(scores, previous, Math.round(period));
}

/** From the best end within the last period back to the start. */
function followBack(scores: Float64Array, previous: Int32Array, period: number): number[] {
  let frame = scores.length - 1;
  for (let i = scores.length - 1; i >= Math.max(0, scores.length - period); i--)
    if (scores[i]! > scores[frame]!) frame = i;
  const frames: number[] = [];
  for (; frame >= 0; frame = previous[frame]!) frames.push(frame);
  return frames.reverse();
}

function nearestPeak(strength: Float64Array, frame: number, reach: number): number {
  let peak = frame;
  for (let i = Math.max(0, frame - reach); i <= Math.min(strength.length - 1, frame + reach); i++) {
    if (strength[i]! > strength[peak]!) peak = i;
  }
  return peak;
}
