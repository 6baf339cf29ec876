import { findOnsets, type Onsets } from './onsets.ts';
import { type Span, settleBeats } from './settle.ts';
import { findTempo, lowWeight, type TempoRange } from './tempo.ts';
import { trackBeats } from './track.ts';

/** Quieter than this share of the loudest sample (-60 dB) is silence. */
const SILENCE = 0.001;

/** Beat times and tempo of a piece of music. */
export interface BeatTrack {
  /** Beats per minute, to 0.01. */
  readonly tempo: number;
  /** Seconds, rising, to 1 ms: finer digits could differ between decoders. */
  readonly times: number[];
  /** 0..1: how clearly the tempo stands out; 1 when it was given. */
  readonly confidence: number;
}

/** Where to look for the tempo, and the tempo itself when it is known. */
export interface BeatOptions extends TempoRange {
  /** Beats per minute; found when left out. */
  readonly tempo?: number | undefined;
}

/**
 * Finds the beats of mono sound: onsets in two bands, tempo, dynamic programming for the phase, then a straight line through
 * steady beats or a local fit through drifting ones. Uses arithmetic that IEEE 754 fixes, so every host finds the same.
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
  const tempo = known ? { bpm: options.tempo, confidence: 1 } : findTempo(onsets, options);
  if (tempo === undefined) return undefined;
  const tracked = trackBeats(pulse(onsets), onsets.rate, onsets.start, 60 / tempo.bpm);
  if (tracked.length < 2) return undefined;
  const { period, times } = settleBeats(tracked, 60 / tempo.bpm, known, sounding);
  return {
    tempo: Math.round(6000 / period) / 100,
    times: toMilliseconds(times, pcm.length / sampleRate),
    confidence: Math.round(tempo.confidence * 1000) / 1000,
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

const toMilliseconds = (times: readonly number[], end: number): number[] =>
  times.map((time) => Math.max(0, Math.round(time * 1000) / 1000)).filter((time) => time < end);

/** The onset curve that beats are placed on: mostly kick where there is one, so that off-beat hats do not pull. */
function pulse(onsets: Onsets): Float64Array {
  const weight = lowWeight(onsets);
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
