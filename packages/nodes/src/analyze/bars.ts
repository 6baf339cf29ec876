import { createFft, hann } from './fft.ts';
import type { Onsets } from './onsets.ts';

/** How many beats a bar can have, the likelier first. */
const BAR_LENGTHS = [4, 3] as const;
/** Fewer bars prove nothing: one beat of four is the strongest three times in a row by chance once in 16 times. */
const LEAST_BARS = 3;
/** An onset this far from a beat still belongs to it, s. */
const REACH_SECONDS = 0.04;
/** A beat stands out when it exceeds every other of its bar by this share of the strongest. */
const MARGIN = 0.25;
/** Three beats a bar must explain the differences between beats this much better than four, as many songs have four. */
const TRIPLE_LEAD = 0.15;
/** Samples per window that harmony is read in: 171 ms and bins of 5.9 Hz at 24,000 Hz. */
const WINDOW = 4096;
/** Where chords and bass notes are told apart, Hz. */
const HARMONY_HZ = { from: 40, to: 1000 } as const;
/** Mean change from beat to beat of music whose harmony does change; below it nothing but the decay of the same notes is seen. */
const LEAST_CHANGE = 0.1;

/** How beats are grouped, as far as that can be heard. */
export interface Bars {
  readonly beatsPerBar: number;
  /** Index of the first beat that begins a bar, 0..beatsPerBar - 1. */
  readonly first: number;
  /** 0..1: in how many bars that beat stood out, less what chance gives. Below about 0.3 it is a guess. */
  readonly confidence: number;
}

/**
 * Which beats begin bars: those with bass and changes of harmony, and without a snare.
 *
 * @param times - of the beats, s, rising
 * @returns with confidence 0 when there are too few beats, or all alike
 */
export function findBars(times: readonly number[], onsets: Onsets, pcm: Float32Array, sampleRate: number): Bars {
  const strengths = beatStrengths(times, onsets, pcm, sampleRate);
  const [four, three] = BAR_LENGTHS.map((length) => explained(strengths, length));
  const beatsPerBar = three! > four! + TRIPLE_LEAD ? 3 : 4;
  const means = phaseMeans(strengths, beatsPerBar);
  const first = means.indexOf(Math.max(...means));
  return { beatsPerBar, first, confidence: confidenceOf(strengths, beatsPerBar, first) };
}

/** How much each beat sounds like the first of a bar; around 1.5. */
function beatStrengths(times: readonly number[], onsets: Onsets, pcm: Float32Array, sampleRate: number): number[] {
  const low = relative(times.map((time) => strongest(onsets.low, onsets, time)));
  const snare = relative(times.map((time) => strongest(onsets.mid, onsets, time)));
  const change = relative(harmonyChanges(times, pcm, sampleRate), LEAST_CHANGE);
  return times.map((_, i) => low[i]! + change[i]! - 0.5 * snare[i]!);
}

/** Values as parts of their mean, or of `least` where that is more. */
function relative(values: readonly number[], least = 0): number[] {
  const mean = Math.max(least, values.reduce((sum, value) => sum + value, 0) / values.length);
  return values.map((value) => (mean > 0 ? value / mean : 0));
}

function strongest(values: Float64Array, { rate, start }: Onsets, seconds: number): number {
  let best = 0;
  const from = Math.max(0, Math.ceil((seconds - REACH_SECONDS - start) * rate));
  for (let i = from; i <= Math.min(values.length - 1, (seconds + REACH_SECONDS - start) * rate); i++)
    best = Math.max(best, values[i]!);
  return best;
}

/** How different what sounds after each beat is from what sounded before it, 0..1. */
function harmonyChanges(times: readonly number[], pcm: Float32Array, sampleRate: number): number[] {
  const spectra = createSpectra(pcm, sampleRate);
  const after = times.map((time) => spectra(time));
  return after.map((spectrum, i) => (i === 0 ? 0 : 1 - likeness(spectrum, after[i - 1]!)));
}

/** Square roots of magnitudes in the range of harmony, of the window that begins at an instant. */
function createSpectra(pcm: Float32Array, sampleRate: number): (seconds: number) => Float64Array {
  const fft = createFft(WINDOW);
  const window = hann(WINDOW);
  const re = new Float64Array(WINDOW);
  const im = new Float64Array(WINDOW);
  const from = Math.round((HARMONY_HZ.from * WINDOW) / sampleRate);
  const to = Math.round((HARMONY_HZ.to * WINDOW) / sampleRate);
  return (seconds) => {
    // The attack itself is noise: harmony is heard behind it.
    const start = Math.round((seconds + REACH_SECONDS) * sampleRate);
    for (let n = 0; n < WINDOW; n++) re[n] = (pcm[start + n] ?? 0) * window[n]!;
    im.fill(0);
    fft(re, im);
    return Float64Array.from({ length: to - from }, (_, k) => {
      const bin = from + k;
      return Math.sqrt(Math.sqrt(re[bin]! * re[bin]! + im[bin]! * im[bin]!));
    });
  };
}

/** Cosine of the angle between two spectra, 0..1; 1 where one of them is silent: nothing changed that could be heard. */
function likeness(a: Float64Array, b: Float64Array): number {
  let dot = 0;
  let powerA = 0;
  let powerB = 0;
  for (let k = 0; k < a.length; k++) {
    dot += a[k]! * b[k]!;
    powerA += a[k]! * a[k]!;
    powerB += b[k]! * b[k]!;
  }
  return powerA > 0 && powerB > 0 ? dot / Math.sqrt(powerA * powerB) : 1;
}

/** Mean strength of the beats at each place of the bar. */
function phaseMeans(strengths: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, phase) => {
    const own = strengths.filter((_, i) => i % length === phase);
    return own.length === 0 ? 0 : own.reduce((sum, value) => sum + value, 0) / own.length;
  });
}

/** Share of the variance that the place in the bar explains, less what as many places explain by chance. */
function explained(strengths: readonly number[], length: number): number {
  const count = strengths.length;
  if (count < LEAST_BARS * length) return 0;
  const mean = strengths.reduce((sum, value) => sum + value, 0) / count;
  const means = phaseMeans(strengths, length);
  let within = 0;
  let total = 0;
  for (const [i, value] of strengths.entries()) {
    within += (value - means[i % length]!) ** 2;
    total += (value - mean) ** 2;
  }
  return total > 0 ? 1 - within / (count - length) / (total / (count - 1)) : 0;
}

/** In how many whole bars the chosen beat stands out, scaled so that chance is 0. */
function confidenceOf(strengths: readonly number[], length: number, first: number): number {
  let bars = 0;
  let clear = 0;
  for (let start = first; start + length <= strengths.length; start += length) {
    const [own = 0, ...others] = strengths.slice(start, start + length);
    bars++;
    if (own - Math.max(...others) > MARGIN * own) clear++;
  }
  if (bars < LEAST_BARS) return 0;
  return Math.round(Math.max(0, (clear / bars - 1 / length) / (1 - 1 / length)) * 1000) / 1000;
}
