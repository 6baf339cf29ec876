import { type BeatTimes, beatIndex, beatSeconds } from '@shotgraph/nodes/cutting';

/** Steps that marks of a ruler may be apart, s. */
const STEPS = [1 / 24, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600] as const;
/** Room that a mark with its number needs, px. */
const LABEL_PX = 56;

/** Pixels a second that show a whole film in a width, with room behind its end for the number of its last mark. */
export const fitScale = (seconds: number, width: number): number =>
  Math.max(2, (width - LABEL_PX) / Math.max(0.5, seconds));

/** A scale one step nearer or farther, within what is of use. */
export const zoomed = (scale: number, steps: number): number => Math.min(600, Math.max(2, scale * 1.4 ** steps));

/** Marks of a ruler from 0 to an end: as many as there is room for numbers. */
export function rulerMarks(seconds: number, scale: number): readonly number[] {
  const step = STEPS.find((each) => each * scale >= LABEL_PX) ?? STEPS.at(-1)!;
  return Array.from({ length: Math.floor(seconds / step + 1e-6) + 1 }, (_, i) => Math.round(i * step * 1e4) / 1e4);
}

/** A beat on a ruler. */
export interface BeatMark {
  readonly seconds: number;
  /** Whether a bar begins on it, and which, from 1; before the first bar there is none. */
  readonly bar: number | undefined;
}

/** How near beats may stand, px. */
const NEAREST_PX = 5;

/**
 * Beats of a film from 0 to its end, past the last one that was heard too, as cuts are counted. Where they would stand too near, only the
 * beginnings of bars.
 */
export function beatMarks(
  beats: BeatTimes,
  { seconds, scale, beatsPerBar, downbeat }: { seconds: number; scale: number; beatsPerBar: number; downbeat: number },
): readonly BeatMark[] {
  const first = Math.max(0, Math.ceil(beatIndex(beats, 0) - 1e-6));
  const last = Math.floor(beatIndex(beats, seconds) + 1e-6);
  const offset = (downbeat - 1) % beatsPerBar;
  const isDense = (60 / beats.tempo) * scale < NEAREST_PX;
  const marks: BeatMark[] = [];
  for (let beat = first; beat <= last && marks.length < 4000; beat++) {
    const isBar = beat >= offset && (beat - offset) % beatsPerBar === 0;
    if (isDense && !isBar) continue;
    marks.push({ seconds: beatSeconds(beats, beat), bar: isBar ? (beat - offset) / beatsPerBar + 1 : undefined });
  }
  return marks;
}

/** The nearest of some instants, when it is near enough; else the instant itself. */
export function snapTo(seconds: number, targets: Iterable<number>, within: number): number {
  let nearest = seconds;
  let distance = within;
  for (const target of targets) {
    if (Math.abs(target - seconds) > distance) continue;
    nearest = target;
    distance = Math.abs(target - seconds);
  }
  return nearest;
}
