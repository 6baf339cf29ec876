import type { BeatsValue } from '../ports.ts';

/** Times and tempo of beats; all that is needed to count in them. */
export type BeatTimes = Pick<BeatsValue, 'times' | 'tempo'>;

/**
 * When a beat falls, s. 0 is the first beat; parts of a beat lie evenly between two. Before the first and past the last one the tempo
 * goes on, and without any beat it counts from 0 s.
 */
export function beatSeconds({ times, tempo }: BeatTimes, index: number): number {
  const last = times.length - 1;
  if (last < 0) return (index * 60) / tempo;
  if (index <= 0) return times[0]! + (index * 60) / tempo;
  if (index >= last) return times[last]! + ((index - last) * 60) / tempo;
  const before = Math.floor(index);
  return times[before]! + (times[before + 1]! - times[before]!) * (index - before);
}

/** The beat at an instant, with its part; the inverse of {@link beatSeconds}. */
export function beatIndex({ times, tempo }: BeatTimes, seconds: number): number {
  const last = times.length - 1;
  if (last < 0) return (seconds * tempo) / 60;
  if (seconds <= times[0]!) return ((seconds - times[0]!) * tempo) / 60;
  if (seconds >= times[last]!) return last + ((seconds - times[last]!) * tempo) / 60;
  const before = lastUpTo(times, seconds);
  return before + (seconds - times[before]!) / (times[before + 1]! - times[before]!);
}

/** Place of the last time that is not after `seconds`; the first one is not. */
function lastUpTo(times: readonly number[], seconds: number): number {
  let low = 0;
  let high = times.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= seconds) low = middle;
    else high = middle;
  }
  return low;
}
