/** Loudness of a sound. */
export interface Measured {
  /** LUFS; `null` when all of it is too soft to count (silence). */
  readonly integrated: number | null;
  /** dBTP. */
  readonly truePeak: number;
}

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
