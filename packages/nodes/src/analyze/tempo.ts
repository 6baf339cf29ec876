import { exp2 } from '../stage/curves.ts';
import { autocorrelation, comb, peakNear } from './correlation.ts';
import type { Onsets } from './onsets.ts';

/** Where people tap along by themselves, and how far around it, in octaves (McKinney and Moelants, 2006). */
const PRIOR_BPM = 120;
const PRIOR_OCTAVES = 0.8;
/** Step between candidate tempos: small enough that the comb's fourth tooth misses by less than an onset's width. */
const STEP = 1.0025;
/** How far the longest lag that is read reaches, s: longer is finer, but a drifting tempo would smear. */
const REFINE_SECONDS = 8;
/** Beats of the slowest tempo that the correlation has to reach. */
const TEETH = 4;
/** What the same music may be counted as instead: octaves first, then two against three. */
const OTHER_COUNTS = [2, 1 / 2, 3 / 2, 2 / 3, 3, 1 / 3] as const;
/** Tempos outside are nobody's beat, bpm. */
const SLOWEST = 30;
const FASTEST = 300;
/** A ratio that is no octave is reported when it stands out at least this much. */
const LEAST_SUPPORT = 0.25;

/** A tempo and how clearly it stands out. */
export interface Tempo {
  /** Beats per minute. */
  readonly bpm: number;
  /** 0..1: how alike the music is to itself one to four beats later. */
  readonly confidence: number;
}

/** A tempo, and those that the same music could be counted in. */
export interface FoundTempo extends Tempo {
  /** The likeliest first. Twice and half the tempo are always among them, as far as anybody would count so. */
  readonly alternatives: readonly Tempo[];
}

/** Where to look, beats per minute, both ends included. */
export interface TempoRange {
  readonly min: number;
  readonly max: number;
}

/** Correlations of the bands that tell a tempo. */
interface Bands {
  /** Kick and bass; absent where there are none. */
  readonly low?: Float64Array;
  readonly full: Float64Array;
  /** Kick, bass and snare: what beats are made of. */
  readonly drums: Float64Array;
  /** Everything, with more weight on the drums where there are any. */
  readonly both: Float64Array;
  /** Values per second. */
  readonly rate: number;
}

/**
 * The tempo of onsets: autocorrelation, a four-tooth comb, a log-normal prior, then an octave check.
 *
 * @returns `undefined` when nothing repeats: silence, or fewer than two beats of the slowest tempo
 */
export function findTempo(onsets: Onsets, range: TempoRange): FoundTempo | undefined {
  const slowest = (60 * onsets.rate) / range.min;
  const lags = Math.min(onsets.full.length - 2, Math.ceil(Math.max(TEETH * slowest, REFINE_SECONDS * onsets.rate)) + 4);
  if (lags < slowest / 2) return undefined;
  const bands = correlate(onsets, lags);
  const start = bestLag(bands, range);
  if (start === undefined) return undefined;
  const lag = refine(bands.both, checkOctave(bands, start, range), onsets.rate);
  const bpm = (60 * onsets.rate) / lag;
  const confidence = clarity(bands, lag);
  return { bpm, confidence, alternatives: otherCounts(bands, lag, confidence) };
}

/** Whether there is bass at all: only then do the low bands tell beats from off-beats. */
export const hasBass = (onsets: Onsets): boolean => onsets.lowShare > 0.02;

function correlate(onsets: Onsets, lags: number): Bands {
  const drums = autocorrelation(
    onsets.low.map((value, i) => value + onsets.mid[i]!),
    lags,
  );
  const full = autocorrelation(onsets.full, lags);
  if (!hasBass(onsets)) return { full, drums, both: full, rate: onsets.rate };
  const both = full.map((value, lag) => (drums[lag]! + value) / 2);
  return { low: autocorrelation(onsets.low, lags), full, drums, both, rate: onsets.rate };
}

const clarity = ({ both }: Bands, lag: number): number => Math.min(1, Math.max(0, comb(both, lag)));

/** 1 at 120 bpm, less the further away in octaves. */
function prior(bpm: number): number {
  // ((r - 1 / r) / 2)² is the squared logarithm of r to third order, and exact on every engine; half of it at a time stays close.
  const ratio = Math.sqrt(bpm / PRIOR_BPM);
  const nats = ratio - 1 / ratio;
  const octaves = (nats * Math.LOG2E) / PRIOR_OCTAVES;
  return exp2(-0.5 * octaves * octaves * Math.LOG2E);
}

/** How well a lag serves as a beat: a comb whose first tooth hangs in the air is some other beat's multiple. */
function score(bands: Bands, lag: number): number {
  const first = peakNear(bands.both, lag, 1).value;
  return Math.min(comb(bands.both, lag), 2 * first) * prior((60 * bands.rate) / lag);
}

function bestLag(bands: Bands, { min, max }: TempoRange): number | undefined {
  let best: number | undefined;
  let bestScore = 0;
  for (let bpm = min; bpm <= max; bpm *= STEP) {
    const lag = (60 * bands.rate) / bpm;
    const value = score(bands, lag);
    if (value > bestScore) [best, bestScore] = [lag, value];
  }
  return best;
}

/**
 * Off-beat hats make the doubled tempo look right, and a strong first beat makes the halved one look right. Drums nearly as strong
 * at half the lag mean twice as fast; hardly any kick at this lag, and little else, means half as fast.
 */
function checkOctave({ low, full, drums, both, rate }: Bands, lag: number, range: TempoRange): number {
  if (low === undefined) return lag;
  const bpm = (60 * rate) / lag;
  const near = (band: Float64Array, at: number) => peakNear(band, at, 3).value;
  const here = near(drums, lag);
  if (bpm * 2 <= range.max && near(drums, lag / 2) > 0.7 * here && near(both, lag / 2) > 0.5 * here) return lag / 2;
  const kick = near(low, lag) < 0.3 * near(low, lag * 2);
  if (bpm / 2 >= range.min && kick && near(full, lag) < 0.5 * near(full, lag * 2)) return lag * 2;
  return lag;
}

/** Measures the lag over 1, 2, 4, 8 … beats: each doubling halves the error. */
function refine(correlation: Float64Array, lag: number, rate: number): number {
  const longest = Math.min(correlation.length - 4, REFINE_SECONDS * rate);
  let best = lag;
  for (let k = 1; k * best <= longest; k *= 2) {
    const peak = peakNear(correlation, k * best, 3);
    if (peak.value > 0) best = peak.lag / k;
  }
  return best;
}

/** Each count weighed like the chosen tempo, whose own weight stands for its confidence. */
function otherCounts(bands: Bands, lag: number, confidence: number): Tempo[] {
  const chosen = score(bands, lag);
  return OTHER_COUNTS.map((ratio) => {
    const support = chosen > 0 ? Math.max(0, score(bands, lag / ratio)) / chosen : 0;
    return { ratio, bpm: (ratio * 60 * bands.rate) / lag, support, confidence: confidence * Math.min(1, support) };
  })
    .filter(({ ratio, bpm, support }) => {
      const octave = ratio === 2 || ratio === 1 / 2;
      return bpm >= SLOWEST && bpm <= FASTEST && (octave || support >= LEAST_SUPPORT);
    })
    .sort((a, b) => b.support - a.support)
    .map(({ bpm, confidence }) => ({ bpm, confidence }));
}
