import type { ShotTransition } from './values/index.ts';

/** What a shot says about its place in time. */
export interface TimedShot {
  readonly seconds: number;
  readonly transition: { readonly kind: ShotTransition; readonly seconds: number };
}

/** A direction, the motion of one, or anything else that plays shots one after the other. */
export interface TimedShots {
  readonly shots: readonly TimedShot[];
}

/** 0.30000000000000004 as 0.3: a microsecond is far below a sample of sound, and sums stay what somebody would type. */
export const tidySeconds = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

/**
 * How long the end of a shot is still there while the next one begins: nothing for a cut, else the transition, which takes at most half of
 * either shot.
 */
export const overlapSeconds = (before: TimedShot, { seconds, transition }: TimedShot): number =>
  transition.kind === 'cut' ? 0 : Math.min(transition.seconds, before.seconds / 2, seconds / 2);

/** When each shot begins, s from the start of the film; the first at 0, whatever its transition. A transition overlaps the shot before. */
export function shotStarts({ shots }: TimedShots): number[] {
  const starts: number[] = [];
  for (const [i, shot] of shots.entries()) {
    const before = shots[i - 1];
    starts.push(before ? tidySeconds(starts[i - 1]! + before.seconds - overlapSeconds(before, shot)) : 0);
  }
  return starts;
}

/** Length of the whole film, s: all shots less what overlaps; 0 without shots. */
export function directionSeconds(film: TimedShots): number {
  const last = film.shots.at(-1);
  return last ? tidySeconds(shotStarts(film).at(-1)! + last.seconds) : 0;
}
