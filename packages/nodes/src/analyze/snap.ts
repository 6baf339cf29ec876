import { type BeatTimes, beatIndex, beatSeconds } from '../direct/beat-time.ts';
import { framesToSeconds, secondsToFrames } from '../media/frames.ts';

/**
 * Instants moved to the nearest beat and onto a whole frame: where to cut. Of two beats equally near the earlier one is taken. Two instants
 * near the same beat do not fall together: the later one goes to the next beat. Before the first and past the last beat the tempo goes on.
 *
 * @param times - seconds, rising
 * @param fps - frames per second; 29.97 and 23.976 stand for 30000/1001 and 24000/1001
 * @returns as many instants, seconds, each later than the one before, none before 0
 */
export function snapTimes(times: readonly number[], beats: BeatTimes, fps: number): number[] {
  const frameOf = (beat: number): number => secondsToFrames(beatSeconds(beats, beat), fps);
  let last = -1;
  return times.map((seconds) => {
    // Adding 0 turns the -0 of a rounded -0.5 into 0.
    let beat = Math.ceil(beatIndex(beats, seconds) - 0.5) + 0;
    while (frameOf(beat) <= last) beat++;
    last = frameOf(beat);
    return framesToSeconds(last, fps);
  });
}
