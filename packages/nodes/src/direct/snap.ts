import { type BeatTimes, beatIndex, beatSeconds } from './beat-time.ts';
import { overlapSeconds, shotStarts, type TimedShot, tidySeconds } from './timing.ts';

/** The beats that shots may begin on: `first`, counted from 0, and every `each` after it. */
export interface Steps {
  readonly first: number;
  readonly each: number;
}

/** Every beat. */
export const EVERY_BEAT: Steps = { first: 0, each: 1 };

/**
 * The beats that begin bars.
 *
 * @param downbeat - one of them; the first beat of the music is 1
 */
export const barsFrom = (downbeat: number, beatsPerBar: number): Steps => ({
  first: (downbeat - 1) % beatsPerBar,
  each: beatsPerBar,
});

/** No shot is made shorter than this, s: less is hardly seen. */
export const SHORTEST_SNAPPED_SECONDS = 0.5;

/**
 * Shots with lengths such that every one after the first, and the end of the film, falls on a beat: on the one nearest to where it was.
 * The film starts with the music. A shot that would become too short, or shorter than its transitions need, ends on a later beat.
 */
export function snapShots<S extends TimedShot>(shots: readonly S[], beats: BeatTimes, steps: Steps): S[] {
  const wanted = shotStarts({ shots });
  let start = 0;
  return shots.map((shot, i) => {
    const [before, after] = [shots[i - 1], shots[i + 1]];
    const overlapIn = before ? overlapSeconds(before, shot) : 0;
    const overlapOut = after ? overlapSeconds(shot, after) : 0;
    const shortest = Math.max(SHORTEST_SNAPPED_SECONDS, 2 * overlapIn, 2 * overlapOut);
    const boundary = after ? wanted[i + 1]! : wanted[i]! + shot.seconds;
    const snapped = nearestStep(beats, steps, boundary, start + shortest - overlapOut);
    const seconds = tidySeconds(snapped + overlapOut - start);
    start = tidySeconds(start + seconds - overlapOut);
    return { ...shot, seconds };
  });
}

/** The time of the step nearest to `seconds` among those from `earliest` on; of two equally near the earlier one. */
function nearestStep(beats: BeatTimes, { first, each }: Steps, seconds: number, earliest: number): number {
  const timeOf = (step: number) => beatSeconds(beats, first + step * each);
  const stepAt = (at: number) => (beatIndex(beats, at) - first) / each;
  const below = Math.max(0, Math.floor(stepAt(seconds)));
  const nearest = timeOf(below + 1) - seconds < seconds - timeOf(below) ? below + 1 : below;
  // Half a microsecond is what tidying may have moved the start by.
  if (timeOf(nearest) >= earliest - 1e-6) return timeOf(nearest);
  return timeOf(Math.max(0, Math.ceil(stepAt(earliest) - 1e-6)));
}
