import { shotStarts } from '../direct/timing.ts';
import type { DirectionValue } from '../direct/values/index.ts';
import { gain, loudness, mixAudio, trimAudio } from '../media/index.ts';
import type { AudioValue } from '../media/types.ts';
import { lineTimes } from './line-times.ts';

/** How far music and sounds lie below voices, dB. */
const BED_DECIBELS = -9;
/** Of the finished track, LUFS: what the web plays at. */
const LOUDNESS = -16;

/** A sound with its place in a film. */
interface Placed {
  readonly audio: AudioValue;
  readonly start: number;
  readonly decibels: number;
}

/**
 * The sound of a film: recordings of its lines where they are said, over the music and sounds among its references, levelled
 * as a whole. `undefined` when there is nothing to hear.
 *
 * @param beside - more sounds, from the start
 */
export function soundTrack(
  direction: DirectionValue,
  seconds: number,
  beside: readonly AudioValue[],
): AudioValue | undefined {
  const starts = shotStarts(direction);
  const voices = direction.shots.flatMap((shot, i): Placed[] =>
    lineTimes(shot).flatMap(({ line, start }) =>
      line.recording === undefined ? [] : [{ audio: line.recording, start: starts[i]! + start, decibels: 0 }],
    ),
  );
  const decibels = voices.length > 0 ? BED_DECIBELS : 0;
  const bed = [
    ...direction.references.flatMap(({ media, role }) => (media.kind === 'audio' && role !== 'voice' ? [media] : [])),
    ...beside,
  ];
  const placed = [...distinct(bed).map((audio) => ({ audio, start: 0, decibels })), ...voices].filter(
    ({ start }) => start < seconds,
  );
  if (placed.length === 0) return undefined;
  return loudness(mix(placed, seconds), LOUDNESS);
}

/** The same sound may be a reference and wired beside it: it is heard once. */
const distinct = (audios: readonly AudioValue[]): AudioValue[] => [
  ...new Map(audios.map((audio) => [audio.expr.id, audio])).values(),
];

function mix(placed: readonly Placed[], seconds: number): AudioValue {
  const cut = placed.map(({ audio, start }) =>
    audio.info.seconds > seconds - start ? trimAudio(audio, 0, seconds - start) : audio,
  );
  if (cut.length === 1 && placed[0]!.start === 0) return gain(cut[0]!, placed[0]!.decibels);
  return mixAudio(cut, {
    starts: placed.map(({ start }) => start),
    gains: placed.map(({ decibels }) => decibels),
    seconds,
  });
}
