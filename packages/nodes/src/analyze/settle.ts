import type { TrackedBeat } from './track.ts';

/** Beats this close to one straight line were played by a machine, s (weighted root mean square): the line is taken. */
const STEADY_SECONDS = 0.012;
/** Beats further from the line than this, s, were caught by something else that sounds; */
const STRAY_SECONDS = 0.03;
/** that many of a hundred may be, for the music to count as steady. */
const MOST_STRAY = 0.15;
/** Tracked beats on each side that a drifting beat is fitted with. */
const NEIGHBOURS = 4;

/** `seconds` of beat 0 and of one beat. */
interface Line {
  readonly offset: number;
  readonly period: number;
}

/** Where there is sound at all, s. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Even beat times out of tracked ones: single onsets scatter by some ms, a line through many does not. Steady music gets one
 * line over all that sounds; drifting music a short line around each beat, from the first tracked beat to the last.
 *
 * @param beats - at least two
 * @param period - spacing, s: the tempo's guess, or exact when `fixed`
 * @param fixed - keep the period as it is and find the phase only
 */
export function settleBeats(
  beats: readonly TrackedBeat[],
  period: number,
  fixed: boolean,
  sounding: Span,
): { readonly period: number; readonly times: readonly number[] } {
  const line = fitLine(beats, period, fixed);
  if (fixed) return { period, times: [...along(line, sounding)] };
  const steady = fitSteady(beats, line);
  if (steady !== undefined) return { period: steady.period, times: [...along(steady, sounding)] };
  const times: number[] = [];
  const last = beats.at(-1)!.index;
  for (let index = beats[0]!.index; index <= last; index++) {
    const near = beats.filter((beat) => Math.abs(beat.index - index) <= NEIGHBOURS);
    const local = near.length < 2 ? line : fitLine(near, line.period, near.length < NEIGHBOURS);
    times.push(local.offset + index * local.period);
  }
  return { period: line.period, times: times.filter((time, i) => i === 0 || time > times[i - 1]!) };
}

/** The line through all beats but a few strays; `undefined` where beats drift. */
function fitSteady(beats: readonly TrackedBeat[], first: Line): Line | undefined {
  if (scatter(beats, first) <= STEADY_SECONDS) return first;
  let line = first;
  let kept = beats;
  // Far strays bend the first line, and with it what looks stray: each round sees straighter.
  for (let round = 0; round < 8; round++) {
    const distances = beats.map((beat) => Math.abs(beat.seconds - line.offset - beat.index * line.period));
    const allowed = Math.max(STRAY_SECONDS, 2 * median(distances));
    kept = beats.filter((_, i) => distances[i]! <= allowed);
    if (kept.length < 2) return undefined;
    line = fitLine(kept, line.period, false);
  }
  const few = kept.length >= (1 - MOST_STRAY) * beats.length;
  return few && scatter(kept, line) <= STEADY_SECONDS ? line : undefined;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Weighted least squares; falls back to the given period when no two beats weigh anything. */
function fitLine(beats: readonly TrackedBeat[], period: number, fixed: boolean): Line {
  let weights = 0;
  let meanIndex = 0;
  let meanSeconds = 0;
  for (const { index, seconds, weight } of beats) {
    weights += weight;
    meanIndex += weight * index;
    meanSeconds += weight * seconds;
  }
  if (weights <= 0) return { offset: beats[0]!.seconds - beats[0]!.index * period, period };
  meanIndex /= weights;
  meanSeconds /= weights;
  let spread = 0;
  let slope = 0;
  for (const { index, seconds, weight } of beats) {
    spread += weight * (index - meanIndex) ** 2;
    slope += weight * (index - meanIndex) * (seconds - meanSeconds);
  }
  const fitted = fixed || spread <= 0 ? period : slope / spread;
  return { offset: meanSeconds - meanIndex * fitted, period: fitted };
}

function scatter(beats: readonly TrackedBeat[], line: Line): number {
  let weights = 0;
  let squares = 0;
  for (const { index, seconds, weight } of beats) {
    weights += weight;
    squares += weight * (seconds - line.offset - index * line.period) ** 2;
  }
  return weights > 0 ? Math.sqrt(squares / weights) : 0;
}

/** Beats of a line within a span; a beat up to 30 ms before the first sound is that sound's. */
function* along({ offset, period }: Line, { start, end }: Span): Generator<number> {
  for (let index = Math.ceil((start - 0.03 - offset) / period); offset + index * period < end; index++) {
    yield offset + index * period;
  }
}
