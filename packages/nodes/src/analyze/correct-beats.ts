import { type BeatTimes, beatSeconds } from '../direct/beat-time.ts';
import type { BeatsValue } from '../ports.ts';

/** By how much beats can be multiplied, as a person says it, and how many new beats take the time of how many old ones. */
export const FACTORS = {
  x1: [1, 1],
  x2: [2, 1],
  '/2': [1, 2],
  'x3/2': [3, 2],
  'x2/3': [2, 3],
  x3: [3, 1],
  '/3': [1, 3],
} as const;
export type Factor = keyof typeof FACTORS;

/** What a person hears that the analysis did not. */
export interface Correction {
  readonly factor: Factor;
  /** A beat of the given beats that begins a bar, counted from 0; it stays a beat whatever the factor. */
  readonly downbeat: number;
  /** Beats later, of the multiplied ones; negative is earlier, 0.5 puts everything onto the off-beat. */
  readonly shift: number;
  /** When the first bar begins, s: moves everything so that it does. */
  readonly offset?: number | undefined;
  /** Length of what the beats are for, s: at their tempo they go on to its end. Left out: they end where they ended. */
  readonly seconds?: number | undefined;
}

/** Beats as a person counts them. */
export interface CorrectedBeats {
  readonly beats: BeatsValue;
  /** Index of a beat that begins a bar. */
  readonly downbeat: number;
}

/** More beats than this are no music: ten hours at 180 bpm. */
const MOST_BEATS = 108_000;

/**
 * Beats multiplied, moved and made to reach the end. Times are whole milliseconds, rise, and none lies before 0.
 *
 * @returns `downbeat` may be 0 although no beat is left, when they were all moved out
 */
export function correctBeats(given: BeatsValue, correction: Correction): CorrectedBeats {
  const [many, few] = FACTORS[correction.factor];
  const multiplied = multiply(given, many, few, correction.downbeat);
  const moved =
    correction.offset === undefined
      ? 0
      : correction.offset - beatSeconds(multiplied, multiplied.downbeat + correction.shift);
  const timeAt = (index: number): number =>
    Math.round((beatSeconds(multiplied, index + correction.shift) + moved) * 1000) / 1000;
  // As far towards the start as there were beats: what was moved in from before the first one counts as well.
  const earliest = Math.max(0, (given.times[0] ?? 0) - 0.0005);
  const end = correction.seconds ?? Math.max(timeAt(multiplied.times.length - 1), given.times.at(-1) ?? 0) + 0.001;
  let first = Math.floor(-correction.shift) - 1;
  while (timeAt(first) >= earliest) first--;
  while (timeAt(first) < earliest) first++;
  const times: number[] = [];
  for (let index = first; timeAt(index) < end && times.length < MOST_BEATS; index++) times.push(timeAt(index));
  return {
    beats: { tempo: multiplied.tempo, times, confidence: given.confidence },
    downbeat: multiplied.downbeat - first,
  };
}

interface Multiplied extends BeatTimes {
  readonly downbeat: number;
}

/** `many` beats in the time of `few`, with the downbeat among them; from the first given beat to the last. */
function multiply(given: BeatTimes, many: number, few: number, downbeat: number): Multiplied {
  const last = given.times.length - 1;
  const tempo = Math.round(((given.tempo * many) / few) * 100) / 100;
  const before = Math.floor((downbeat * many) / few);
  const after = Math.max(0, Math.floor(((last - downbeat) * many) / few));
  const times = Array.from({ length: before + after + 1 }, (_, i) =>
    beatSeconds(given, downbeat + ((i - before) * few) / many),
  );
  return { tempo, times, downbeat: before };
}
