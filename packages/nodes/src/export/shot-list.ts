import { languageOf } from '../direct/prompt/language.ts';
import { shotStarts, tidySeconds } from '../direct/timing.ts';
import type { DirectionValue, ShotTransition, ShotValue } from '../direct/values/index.ts';
import { lineTimes } from '../film/line-times.ts';
import { oneLine } from './clean-line.ts';
import { type FrameRate, toFrameRate, toFrames } from './frame-rate.ts';
import { type ShotWords, shotWords, spokenText } from './shot-words.ts';
import { hourToFrame, toTimecode } from './timecode.ts';

/** How a direction is listed. */
export interface ShotListOptions {
  /** Frames per second; one of `LIST_RATES`. */
  readonly fps: number;
  readonly title: string;
  /** Whether timecode at 29.97 and 59.94 keeps to the clock by leaving numbers out; it does when left out. */
  readonly dropFrame?: boolean;
  /** The full hour the film starts at, 0..23; 1 when left out, as is the custom of editing rooms. */
  readonly hour?: number;
}

/** Something that is said, as frames of its shot. */
export interface ListedLine {
  /** From the start of the shot. */
  readonly frame: number;
  readonly frames: number;
  /** `Mara (softly): I never left.` */
  readonly text: string;
}

/** One row of a shot list. */
export interface ListedShot extends ShotWords {
  /** Its place in the film, from 1. */
  readonly number: number;
  readonly name: string;
  /** Timecode of its first frame, those that a transition shares with the shot before included. */
  readonly start: string;
  /** Timecode of the first frame after it. */
  readonly end: string;
  /** Its length: `frames` in seconds, to a millisecond. */
  readonly seconds: number;
  /** From the start of the film. */
  readonly startFrame: number;
  readonly frames: number;
  /** How it begins, and how many of its first frames it shares with the shot before: none for a cut. */
  readonly entry: { readonly kind: ShotTransition; readonly frames: number };
  readonly lines: readonly ListedLine[];
}

/** A direction as a list of shots on one clock of whole frames. */
export interface ShotList {
  readonly title: string;
  readonly rate: FrameRate;
  /** Number of the first frame, counted from midnight. */
  readonly firstFrame: number;
  /** Length of the film. */
  readonly frames: number;
  readonly shots: readonly ListedShot[];
}

/**
 * A direction as a shot list. Instants are rounded to frames one by one, so that no error adds up. Words are in the language of the
 * direction.
 *
 * @throws RangeError for a frame rate that timecode does not have
 */
export function toShotList(direction: DirectionValue, options: ShotListOptions): ShotList {
  const rate = toFrameRate(options.fps, options.dropFrame ?? true);
  const firstFrame = hourToFrame(options.hour ?? 1, rate);
  const language = languageOf(direction);
  const starts = shotStarts(direction);
  const spans = direction.shots.map((shot, i) => ({
    start: toFrames(starts[i]!, rate),
    // Tidied like the starts: a cut then falls on the very frame that the shot before ends on.
    end: toFrames(tidySeconds(starts[i]! + shot.seconds), rate),
  }));
  const shots = direction.shots.map((shot, i): ListedShot => {
    const { start, end } = spans[i]!;
    const shared = i === 0 ? 0 : Math.max(0, spans[i - 1]!.end - start);
    const entry = { kind: shared === 0 ? ('cut' as const) : shot.transition.kind, frames: shared };
    return {
      number: i + 1,
      name: oneLine(shot.name) || `shot ${i + 1}`,
      start: toTimecode(firstFrame + start, rate),
      end: toTimecode(firstFrame + end, rate),
      seconds: Math.round(((end - start) * 1000 * rate.den) / rate.num) / 1000,
      startFrame: start,
      frames: end - start,
      ...shotWords(shot, entry, language),
      entry,
      lines: listedLines(shot, end - start, rate),
    };
  });
  return { title: oneLine(options.title) || 'Film', rate, firstFrame, frames: spans.at(-1)!.end, shots };
}

/** What is said, within the shot: lines that begin after its end are not heard. */
function listedLines(shot: ShotValue, frames: number, rate: FrameRate): ListedLine[] {
  return lineTimes(shot).flatMap(({ line, start, end }) => {
    const frame = toFrames(start, rate);
    if (frame >= frames) return [];
    return [{ frame, frames: Math.max(1, Math.min(frames, toFrames(end, rate)) - frame), text: spokenText(line) }];
  });
}
