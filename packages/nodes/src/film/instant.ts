import type { InputIssue } from '@shotgraph/engine';
import { directionSeconds, type TimedShots } from '../direct/timing.ts';
import { wholeIssue } from '../list/whole.ts';
import type { Instant } from './paint-still.ts';
import { planFilm } from './plan-film.ts';

/** Frames that are asked for by name. */
export const MOMENTS = ['first', 'middle', 'last'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Which picture of a film is meant. */
export interface AskedInstant {
  /** From 1; left out: the film as a whole. */
  readonly shot: number | undefined;
  readonly at: Moment;
  /** From the start of the shot, or of the film; takes the place of `at`. */
  readonly seconds: number | undefined;
}

/** The frame of so many that is meant by a word. */
export const momentFrame = (moment: Moment, count: number): number =>
  moment === 'first' ? 0 : moment === 'last' ? count - 1 : Math.floor((count - 1) / 2);

/** The picture that is meant: the last one at most. */
export function findInstant(film: TimedShots, { shot, at, seconds }: AskedInstant, fps: number): Instant {
  const plan = planFilm(film.shots, fps);
  const piece = shot === undefined ? undefined : plan.pieces[Math.min(plan.pieces.length, Math.max(1, shot)) - 1]!;
  const { count } = piece ?? plan;
  // What is on screen at an instant began before it; a millionth forgives binary fractions.
  const frame =
    seconds === undefined ? momentFrame(at, count) : Math.min(count - 1, Math.floor(seconds * plan.fps + 1e-6));
  return piece === undefined ? { frame } : { shot: piece.shot, frame };
}

/** What is wrong with an instant of a film; nothing while the film is not known. */
export function instantIssues(
  film: TimedShots | undefined,
  { shot, seconds }: { readonly shot?: number | undefined; readonly seconds?: number | undefined },
): InputIssue[] {
  const whole = wholeIssue('shot', shot);
  if (film === undefined || whole.length > 0) return whole;
  const count = film.shots.length;
  if (shot !== undefined && shot > count) {
    const message = `there is no shot ${shot}; there ${count === 1 ? 'is 1' : `are ${count}`}: use a number up to ${count}`;
    return [{ input: 'shot', message, mend: { kind: 'set', input: 'shot', value: count } }];
  }
  const length = shot === undefined ? directionSeconds(film) : film.shots[Math.max(1, shot) - 1]!.seconds;
  if (seconds === undefined || seconds <= length) return [];
  const what = shot === undefined ? (count === 1 ? 'the shot' : 'the film') : `shot ${shot}`;
  const message = `${seconds} s is after the end of ${what}, which lasts ${length} s; the last frame is shown`;
  return [{ input: 'seconds', severity: 'warning', message, mend: { kind: 'set', input: 'seconds', value: length } }];
}
