import { audioInfo, derive, invalid } from '../expr.ts';
import { sound } from '../filters.ts';
import { SAMPLE_RATE } from '../frames.ts';
import { correctionFilters, correctionKey, type LoudnessGoal } from '../loudness.ts';
import type { Operation } from '../operation.ts';
import type { AudioValue } from '../types.ts';

type LoudnessArgs = { readonly [K in keyof LoudnessGoal]: number };

/**
 * Brings a sound to a loudness. A barrier: its input is measured first, by runs of their own that write no media; then
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
    const correction = resources.loudness?.get(correctionKey(inputs[0]!.id, args));
    if (correction === undefined) throw new TypeError('loudness was not measured before compiling');
    return { from: [sound(0)], filters: correctionFilters(correction, args) };
  },
};

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
