import { type Bars, findBars } from './bars.ts';
import { findOnsets, type Onsets } from './onsets.ts';
import { type Span, settleBeats } from './settle.ts';
import { findTempo, hasBass, type TempoRange } from './tempo.ts';
import { trackBeats } from './track.ts';

/** Quieter than this share of the loudest sample (-60 dB) is silence. */
const SILENCE = 0.001;

/** A tempo that the same music could be counted in. */
export interface OtherTempo {
  /** Beats per minute, to 0.01. */
  readonly tempo: number;
  /** 0..1, on the scale of the confidence of the tempo that was chosen; never above it. */
  readonly confidence: number;
}

/** Beat times and tempo of a piece of music. */
export interface BeatTrack {
  /** Beats per minute, to 0.01. */
  readonly tempo: number;
  /** Seconds, rising, to 1 ms: finer digits could differ between decoders. */
  readonly times: number[];
  /** 0..1: how clearly the tempo stands out; 1 when it was given. */
  readonly confidence: number;
  /** Twice, half, one and a half times the tempo and so on, the likeliest first; empty when the tempo was given. */
  readonly alternatives: readonly OtherTempo[];
  /** Which beats begin bars. */
  readonly bars: Bars;
}

/** Where to look for the tempo, and what is known already. */
export interface BeatOptions extends TempoRange {
  /** Beats per minute; found when left out. */
  readonly tempo?: number | undefined;
  /** Seconds of the first beat; found when left out. */
  readonly offset?: number | undefined;
}

/**
 * Finds the beats of mono sound: onsets in bands, tempo, dynamic programming for the phase, a straight line through steady
 * beats or a local fit through drifting ones, then the bars. Uses arithmetic that IEEE 754 fixes, so every host finds the same.
 *
 * @param pcm - mono samples
 * @param sampleRate - Hz; tuned for 24,000
 * @returns `undefined` when there is no beat to be found: silence, or less than two beats
 */
export function findBeats(pcm: Float32Array, sampleRate: number, options: BeatOptions): BeatTrack | undefined {
  const sounding = findSound(pcm, sampleRate);
  if (sounding === undefined) return undefined;
  const onsets = findOnsets(pcm, sampleRate);
  const known = options.tempo !== undefined;
  const found = known ? { bpm: options.tempo, confidence: 1, alternatives: [] } : findTempo(onsets, options);
  if (found === undefined) return undefined;
  const tracked = trackBeats(pulse(onsets), onsets.rate, onsets.start, 60 / found.bpm);
  if (tracked.length < 2) return undefined;
  const settled = settleBeats(tracked, 60 / found.bpm, known, sounding);
  const tempo = toHundredths(60 / settled.period);
  const end = pcm.length / sampleRate;
  const times =
    options.offset === undefined ? toMilliseconds(settled.times, end) : beatGrid(tempo, options.offset, end);
  return {
    tempo,
    times,
    confidence: toThousandths(found.confidence),
    alternatives: found.alternatives.map(({ bpm, confidence }) => ({
      tempo: toHundredths(bpm),
      confidence: toThousandths(confidence),
    })),
    bars: findBars(times, onsets, pcm, sampleRate),
  };
}

/**
 * Beats of a known tempo, by arithmetic alone.
 *
 * @param bpm - beats per minute, > 0
 * @param offset - seconds of the first beat, >= 0
 * @param seconds - length of the music; beats at or after it are left out
 */
export function beatGrid(bpm: number, offset: number, seconds: number): number[] {
  const times: number[] = [];
  // Multiplied, not added up: a sum of rounded periods would drift.
  for (let i = 0; offset + (i * 60) / bpm < seconds; i++) times.push(offset + (i * 60) / bpm);
  return toMilliseconds(times, seconds);
}

const toHundredths = (value: number): number => Math.round(value * 100) / 100;
const toThousandths = (value: number): number => Math.round(value * 1000) / 1000;

const toMilliseconds = (times: readonly number[], end: number): number[] =>
  times.map((time) => Math.max(0, toThousandths(time))).filter((time) => time < end);

/** The onset curve that beats are placed on: mostly kick where there is one, so that off-beat hats do not pull. */
function pulse(onsets: Onsets): Float64Array {
  const weight = hasBass(onsets) ? 0.7 : 0;
  return onsets.full.map((value, i) => weight * onsets.low[i]! + (1 - weight) * value);
}

/** From the first sample that can be heard to the last; `undefined` for silence. */
function findSound(pcm: Float32Array, sampleRate: number): Span | undefined {
  let loudest = 0;
  for (const sample of pcm) loudest = Math.max(loudest, Math.abs(sample));
  const audible = (sample: number) => Math.abs(sample) > SILENCE * loudest;
  const first = pcm.findIndex(audible);
  return first < 0 ? undefined : { start: first / sampleRate, end: (pcm.findLastIndex(audible) + 1) / sampleRate };
}
