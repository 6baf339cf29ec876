import { decimal } from './decimal.ts';

/** Loudness of a sound. */
export interface Measured {
  /** LUFS; `null` when all of it is too soft to count (silence). */
  readonly integrated: number | null;
  /** dBTP. */
  readonly truePeak: number;
}

/** What a sound should be brought to. */
export interface LoudnessGoal {
  /** LUFS. */
  readonly target: number;
  /** dBTP. */
  readonly peak: number;
}

/** What brings it there. */
export interface Correction {
  /** dB. */
  readonly gain: number;
  /** Whether peaks have to be held down after the gain. */
  readonly limited: boolean;
}

/** Most amplification of very soft sound, dB: below that there is mostly noise. */
const MOST_GAIN = 40;

/** Most that is added for what the limiter took away, dB: more would only flatten the sound further. */
const MOST_MAKE_UP = 3;

/** The gain that brings a measured sound to its goal; none for silence. */
export function correct({ integrated, truePeak }: Measured, { target, peak }: LoudnessGoal): Correction {
  if (integrated === null) return { gain: 0, limited: false };
  const gain = Math.min(MOST_GAIN, target - integrated);
  return { gain, limited: truePeak + gain > peak };
}

/** The correction after a look at what the first one gave: holding peaks down makes a sound a little softer. */
export function refine({ gain }: Correction, { integrated }: Measured, { target }: LoudnessGoal): Correction {
  const missing = integrated === null ? 0 : target - integrated;
  return { gain: gain + Math.min(MOST_MAKE_UP, Math.max(0, missing)), limited: true };
}

/** Filters that apply a correction. */
export function correctionFilters({ gain, limited }: Correction, { peak }: LoudnessGoal): string[] {
  const filters = gain === 0 ? [] : [`volume=volume=${decimal(10 ** (gain / 20))}:precision=float`];
  if (!limited) return filters;
  // The limiter sees samples, not the curve between them: half a decibel of room for that.
  const ceiling = decimal(10 ** ((peak - 0.5) / 20));
  return [...filters, `alimiter=limit=${ceiling}:attack=5:release=80:level=0:latency=1`];
}

/** Names a correction among `Resources.loudness`. */
export const correctionKey = (inputId: string, { target, peak }: LoudnessGoal): string =>
  `${inputId} ${target} ${peak}`;

/** Filter that measures and prints what `parseLoudness` reads. */
export const MEASURE_FILTER = 'loudnorm=print_format=json';

/**
 * Reads a measurement from the end of ffmpeg's log.
 *
 * @returns `undefined` when there is none
 */
export function parseLoudness(log: string): Measured | undefined {
  const start = log.lastIndexOf('"input_i"');
  if (start < 0) return undefined;
  const integrated = field(log.slice(start), 'input_i');
  const truePeak = field(log.slice(start), 'input_tp');
  if (integrated === undefined || truePeak === undefined) return undefined;
  return { integrated: integrated > -70 ? integrated : null, truePeak };
}

function field(text: string, name: string): number | undefined {
  const found = new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(text)?.[1];
  if (found === undefined) return undefined;
  const value = Number(found);
  if (Number.isFinite(value)) return value;
  return found.includes('inf') ? -Infinity : undefined;
}
