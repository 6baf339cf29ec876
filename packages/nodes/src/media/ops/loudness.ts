import { audioInfo, derive, invalid } from '../expr.ts';
import { decimal, sound } from '../filters.ts';
import { SAMPLE_RATE } from '../frames.ts';
import type { Measured } from '../loudness.ts';
import type { Operation } from '../operation.ts';
import type { AudioValue } from '../types.ts';

type LoudnessArgs = {
  /** LUFS. */
  readonly target: number;
  /** dBTP. */
  readonly peak: number;
};

/** Most amplification of very soft sound, dB: below that there is mostly noise. */
const MOST_GAIN = 40;

/**
 * Brings a sound to a loudness. A barrier: its input is measured first, by a pass of its own that writes no media; then
 * one gain is applied, so the sound's own dynamics stay. Only peaks that would pass the ceiling are limited.
 */
export const loudnessOperation: Operation<LoudnessArgs, AudioValue> = {
  name: 'loudness',
  parity: 'E',
  infer: (_args, [input]) => ({
    kind: 'audio',
    info: { seconds: audioInfo(input).seconds, sampleRate: SAMPLE_RATE, channels: 2 },
  }),
  sound({ args, inputs, resources }) {
    const measured = resources.loudness?.get(inputs[0]!.id);
    if (measured === undefined) throw new TypeError('loudness was not measured before compiling');
    return { from: [sound(0)], filters: correction(measured, args) };
  },
};

function correction({ integrated, truePeak }: Measured, { target, peak }: LoudnessArgs): string[] {
  if (integrated === null) return [];
  const gain = Math.min(MOST_GAIN, target - integrated);
  const filters = [`volume=volume=${decimal(10 ** (gain / 20))}:precision=float`];
  if (truePeak + gain <= peak) return filters;
  // The limiter sees samples, not the curve between them: half a decibel of room for that.
  const ceiling = decimal(10 ** ((peak - 0.5) / 20));
  return [...filters, `alimiter=limit=${ceiling}:attack=5:release=80:level=0:latency=1`];
}

/**
 * Brings a sound to a loudness (EBU R 128).
 *
 * @param target - integrated loudness, LUFS, -40 to -8; -14 to -16 suits the web, -23 television
 * @param peak - highest true peak, dBTP, -9 to 0
 */
export function loudness(audio: AudioValue, target = -16, peak = -1): AudioValue {
  if (!(target >= -40 && target <= -8)) throw invalid(`target ${target} LUFS must be from -40 to -8`, 'target');
  if (!(peak >= -9 && peak <= 0)) throw invalid(`peak ${peak} dBTP must be from -9 to 0`, 'peak');
  return derive(loudnessOperation, { target, peak }, [audio]);
}
