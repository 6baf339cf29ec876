import type { Onsets } from './onsets.ts';

/** Where people tap along by themselves, and how far around it, in octaves (McKinney and Moelants, 2006). */
const PRIOR_BPM = 120;
const PRIOR_OCTAVES = 0.9;
/** Step between candidate tempos: small enough that the comb's fourth tooth misses by less than an onset's width. */
const STEP = 1.0025;
const TEETH = 4;
/** How far the longest lag of the refinement reaches, s: longer is finer, but a drifting tempo would smear. */
const REFINE_SECONDS = 8;

/** A tempo and how clearly it stands out. */
export interface Tempo {
  readonly bpm: number;
  /** 0..1: autocorrelation at one beat, averaged over four beats. */
  readonly confidence: number;
}

/** Where to look, beats per minute, both ends included. */
export interface TempoRange {
  readonly min: number;
  readonly max: number;
}

/**
 * The tempo of onsets: autocorrelation of both bands, a four-tooth comb, a log-normal prior, then an octave check.
 *
 * @returns `undefined` when nothing repeats: silence, or fewer than two beats of the slowest tempo
 */
export function findTempo(onsets: Onsets, range: TempoRange): Tempo | undefined {
  const slowest = (60 * onsets.rate) / range.min;
  const lags = Math.min(onsets.full.length - 2, Math.ceil(Math.max(TEETH * slowest, REFINE_SECONDS * onsets.rate)) + 4);
  if (lags < slowest / 2) return undefined;
  const low = autocorrelation(onsets.low, lags);
  const full = autocorrelation(onsets.full, lags);
  const weight = lowWeight(onsets);
  const both = full.map((value, lag) => weight * low[lag]! + (1 - weight) * value);
  const start = bestLag(both, onsets.rate, range);
  if (start === undefined) return undefined;
  const octave = weight > 0 ? checkOctave(low, both, start, onsets.rate, range) : start;
  const lag = refine(both, octave, onsets.rate);
  const confidence = Math.min(1, Math.max(0, comb(both, lag)));
  return { bpm: (60 * onsets.rate) / lag, confidence };
}

/** How much the low band counts: it tells beats from off-beats, but only where there is bass at all. */
export const lowWeight = (onsets: Onsets): number => (onsets.lowShare > 0.02 ? 0.7 : 0);

/** Unbiased autocorrelation, 1 at lag 0; all 0 for silence. */
function autocorrelation(values: Float64Array, lags: number): Float64Array {
  const result = new Float64Array(lags + 1);
  // Around the mean, so that "no relation" is 0 and not a positive floor.
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0;
    for (let i = lag; i < centred.length; i++) sum += centred[i]! * centred[i - lag]!;
    result[lag] = sum / (centred.length - lag);
  }
  const power = result[0]!;
  return power > 0 ? result.map((value) => value / power) : result;
}

/** Value between two lags; 0 beyond the end. */
function at(correlation: Float64Array, lag: number): number {
  const below = Math.floor(lag);
  const part = lag - below;
  return (correlation[below] ?? 0) * (1 - part) + (correlation[below + 1] ?? 0) * part;
}

/** Mean of the correlation at one to four beats, as far as it reaches. */
function comb(correlation: Float64Array, lag: number): number {
  const teeth = Math.max(1, Math.min(TEETH, Math.floor((correlation.length - 2) / lag)));
  let sum = 0;
  for (let k = 1; k <= teeth; k++) sum += at(correlation, k * lag);
  return sum / teeth;
}

/** Rounded so that the last bits of `Math.log2` and `Math.exp`, which engines may differ in, cannot decide. */
const prior = (bpm: number): number => {
  const octaves = Math.log2(bpm / PRIOR_BPM) / PRIOR_OCTAVES;
  return Math.round(Math.exp(-0.5 * octaves * octaves) * 1e9) / 1e9;
};

function bestLag(correlation: Float64Array, rate: number, { min, max }: TempoRange): number | undefined {
  let best: number | undefined;
  let bestScore = 0;
  for (let bpm = min; bpm <= max; bpm *= STEP) {
    const lag = (60 * rate) / bpm;
    const score = comb(correlation, lag) * prior(bpm);
    if (score > bestScore) [best, bestScore] = [lag, score];
  }
  return best;
}

/**
 * Off-beat hats make the doubled tempo look right, and kicks on every beat make the halved one look right. The low band
 * decides: nearly as strong at half the lag means twice as fast, nearly nothing at this lag means half as fast.
 */
function checkOctave(low: Float64Array, both: Float64Array, lag: number, rate: number, range: TempoRange): number {
  const bpm = (60 * rate) / lag;
  const here = peakNear(low, lag, 3).value;
  if (
    bpm * 2 <= range.max &&
    peakNear(low, lag / 2, 3).value > 0.8 * here &&
    peakNear(both, lag / 2, 3).value > 0.5 * here
  )
    return lag / 2;
  if (bpm / 2 >= range.min && here < 0.3 * peakNear(low, lag * 2, 3).value) return lag * 2;
  return lag;
}

/** The highest value within `reach` lags of a lag, placed between lags by a parabola. */
function peakNear(
  correlation: Float64Array,
  lag: number,
  reach: number,
): { readonly lag: number; readonly value: number } {
  let peak = Math.round(lag);
  for (let i = Math.max(1, Math.round(lag) - reach); i <= Math.round(lag) + reach; i++) {
    if ((correlation[i] ?? 0) > (correlation[peak] ?? 0)) peak = i;
  }
  return { lag: peak + parabola(correlation, peak), value: correlation[peak] ?? 0 };
}

/** Where the parabola through a value and its neighbours peaks, -0.5..0.5 from the middle one. */
export function parabola(values: Float64Array, middle: number): number {
  const a = values[middle - 1] ?? 0;
  const b = values[middle] ?? 0;
  const c = values[middle + 1] ?? 0;
  const bend = a - 2 * b + c;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (a - c) / (2 * bend))) : 0;
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
