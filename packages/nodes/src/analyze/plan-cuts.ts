import { framesToSeconds, secondsToFrames } from '../media/frames.ts';
import type { CorrectedBeats } from './correct-beats.ts';

/** How a film is cut to music. */
export interface CutPlan {
  /** Beats that shots last, in turn, again and again; whole numbers. At least one. */
  readonly pattern: readonly number[];
  /** Of the film. */
  readonly seconds: number;
  readonly fps: number;
}

/** Cuts and what lies between them. */
export interface Cuts {
  /** When the picture changes, s, on whole frames; neither the start nor the end of the film. */
  readonly cuts: number[];
  /** Length of every shot, s, from the start of the film to its end. */
  readonly lengths: number[];
}

/**
 * Where to cut: on the downbeat, then after every number of beats of the pattern. No shot is shorter than a beat at the start and the end: a
 * cut that close is left out.
 */
export function planCuts({ beats: { times, tempo }, downbeat }: CorrectedBeats, plan: CutPlan): Cuts {
  const { pattern, seconds, fps } = plan;
  const total = secondsToFrames(seconds, fps);
  // A little less than a beat, as beats waver.
  const shortest = 54 / tempo;
  const frames: number[] = [];
  for (let index = downbeat, shot = 0; index < times.length; index += pattern[shot % pattern.length]!, shot++) {
    const frame = secondsToFrames(times[index]!, fps);
    const isClear = times[index]! >= shortest && seconds - times[index]! >= shortest;
    if (isClear && frame > (frames.at(-1) ?? 0) && frame < total) frames.push(frame);
  }
  const ends = [...frames, total];
  return {
    cuts: frames.map((frame) => framesToSeconds(frame, fps)),
    lengths: ends.map((frame, i) => framesToSeconds(frame - (ends[i - 1] ?? 0), fps)),
  };
}
