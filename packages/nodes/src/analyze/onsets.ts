import { createFft, hann } from './fft.ts';

/** Samples per analysis window: 43 ms at 24,000 Hz, bins of 23 Hz. */
const WINDOW = 1024;
/** Samples between windows: 5.3 ms at 24,000 Hz. */
const HOP = 128;
/** Kick drums and bass live below this, Hz. */
const LOW_BAND_HZ = 215;
/** Snares, claps and most melody live between the low band and this, Hz; hats and hiss above it. */
const MID_BAND_HZ = 2000;
/** Flux compares with a window this many hops back, long enough for an attack to show whole. */
const LAG = 3;
/**
 * Seconds from where the flux peaks, counted in window middles, to the attack that made it: the window's slope and the lag
 * put the peak a little early. Clicks ask for 5 ms, kicks for 4, dense mixes for 3; the rest is held within 3 ms by a test.
 */
const PEAK_TO_ATTACK_SECONDS = 0.0042;

/** How strongly something starts, over time. Values are >= 0 with a root mean square of 1, or all 0. */
export interface Onsets {
  /** Values per second. */
  readonly rate: number;
  /** Seconds of value 0. */
  readonly start: number;
  /** Below 215 Hz: kick and bass. */
  readonly low: Float64Array;
  /** From 215 to 2,000 Hz: snare, voice, melody, but no hats. */
  readonly mid: Float64Array;
  /** All frequencies. */
  readonly full: Float64Array;
  /** Share of the low band in all flux, 0..1. */
  readonly lowShare: number;
}

/**
 * Onset strength in bands by spectral flux: the summed growth of square-root compressed magnitudes, less its local mean.
 *
 * @param pcm - mono samples
 * @param sampleRate - Hz; meant for 24,000
 * @see https://en.wikipedia.org/wiki/Onset_(audio) and Dixon, Onset Detection Revisited (2006)
 */
export function findOnsets(pcm: Float32Array, sampleRate: number): Onsets {
  const { low, mid, full } = spectralFlux(pcm, sampleRate);
  const rate = sampleRate / HOP;
  const sumLow = low.reduce((sum, value) => sum + value, 0);
  const sumFull = full.reduce((sum, value) => sum + value, 0);
  return {
    rate,
    start: PEAK_TO_ATTACK_SECONDS - WINDOW / 2 / sampleRate,
    low: sharpen(low, rate),
    mid: sharpen(mid, rate),
    full: sharpen(full, rate),
    lowShare: sumFull > 0 ? sumLow / sumFull : 0,
  };
}

/**
 * Windows start one window before the first sample, so that an attack at 0 s shows as growth too. None reaches past the last one:
 * sound that is cut off there would look like an attack.
 */
function spectralFlux(pcm: Float32Array, sampleRate: number) {
  const count = Math.floor(pcm.length / HOP) + 1;
  const bins = WINDOW / 2;
  const lowBins = Math.max(2, Math.round((LOW_BAND_HZ * WINDOW) / sampleRate));
  const midBins = Math.max(lowBins, Math.round((MID_BAND_HZ * WINDOW) / sampleRate));
  const low = new Float64Array(count);
  const mid = new Float64Array(count);
  const full = new Float64Array(count);
  const history = Array.from({ length: LAG + 1 }, () => new Float64Array(bins));
  const padded = new Float32Array(pcm.length + 3 * WINDOW);
  padded.set(pcm, WINDOW);
  const magnitudes = createMagnitudes(padded);
  for (let i = 0; i < count; i++) {
    const now = history[i % (LAG + 1)]!;
    const before = history[(i + 1) % (LAG + 1)]!;
    magnitudes(i * HOP, now);
    // Bin 0 is the mean of the signal and carries no sound.
    for (let k = 1; k < bins; k++) {
      const growth = now[k]! - before[k]!;
      if (growth <= 0) continue;
      full[i]! += growth;
      if (k <= lowBins) low[i]! += growth;
      else if (k <= midBins) mid[i]! += growth;
    }
  }
  return { low, mid, full };
}

/** Square roots of spectral magnitudes: like a logarithm they let quiet instruments count, but are exact on every engine. */
function createMagnitudes(padded: Float32Array): (from: number, into: Float64Array) => void {
  const fft = createFft(WINDOW);
  const window = hann(WINDOW);
  const re = new Float64Array(WINDOW);
  const im = new Float64Array(WINDOW);
  return (from, into) => {
    for (let n = 0; n < WINDOW; n++) re[n] = padded[from + n]! * window[n]!;
    im.fill(0);
    fft(re, im);
    for (let k = 0; k < into.length; k++) into[k] = Math.sqrt(Math.sqrt(re[k]! * re[k]! + im[k]! * im[k]!));
  };
}

/** Takes the mean of the second around each value away, drops what is negative, scales to a root mean square of 1. */
function sharpen(flux: Float64Array, rate: number): Float64Array {
  const reach = Math.round(rate / 2);
  const sums = new Float64Array(flux.length + 1);
  for (let i = 0; i < flux.length; i++) sums[i + 1] = sums[i]! + flux[i]!;
  let power = 0;
  const sharp = flux.map((value, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(flux.length, i + reach + 1);
    const above = Math.max(0, value - (sums[to]! - sums[from]!) / (to - from));
    power += above * above;
    return above;
  });
  const scale = power > 0 ? 1 / Math.sqrt(power / flux.length) : 0;
  return sharp.map((value) => value * scale);
}
