import { type BeatTimes, beatIndex, beatSeconds } from './beat-time.ts';
import { tidySeconds } from './timing.ts';

/** What times of actions are counted in. */
export const COUNT_UNITS = ['seconds', 'beats', 'bars'] as const;

/** How a start and a length are counted, and from where. */
export interface Counting {
  readonly unit: (typeof COUNT_UNITS)[number];
  readonly beats: BeatTimes | undefined;
  readonly firstBeat: number | undefined;
  readonly downbeat: number;
  readonly beatsPerBar: number;
  readonly tempo: number;
}

/** A start and a length in the unit they are counted in. */
export interface Counted extends Counting {
  readonly start: number;
  readonly length: number;
}

/** Start and length in seconds of the shot. Between beats, time goes evenly. */
export function timeOf({ start, length, ...counting }: Counted): {
  readonly seconds: number;
  readonly duration: number;
} {
  if (counting.unit === 'seconds') return { seconds: start, duration: length };
  const { at, origin } = clockOf(counting);
  return { seconds: tidySeconds(at(start) - origin), duration: tidySeconds(at(start + length) - at(start)) };
}

/** The inverse of {@link timeOf}: seconds of the shot in the unit that is counted in. */
export function countOf(seconds: number, counting: Counting): number {
  if (counting.unit === 'seconds') return seconds;
  const { counted, first, each, origin } = clockOf(counting);
  return (beatIndex(counted, seconds + origin) - first) / each;
}

function clockOf({ unit, beats, firstBeat, downbeat, beatsPerBar, tempo }: Counting) {
  const counted = beats ?? { tempo, times: [] };
  const each = unit === 'bars' ? beatsPerBar : 1;
  const first = (firstBeat ?? (unit === 'bars' ? downbeat : 1)) - 1;
  const at = (place: number) => beatSeconds(counted, first + place * each);
  // A shot that starts with the music hears its first beat only after what comes before it.
  return { counted, each, first, at, origin: firstBeat === undefined ? 0 : at(0) };
}
