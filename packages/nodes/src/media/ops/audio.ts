import { decimal } from '../decimal.ts';
import { audioInfo, derive, invalid, videoInfo } from '../expr.ts';
import { exactSamples, picture, sound, soundOf } from '../filters.ts';
import { framesToSeconds, SAMPLE_RATE, secondsToSamples } from '../frames.ts';
import type { Operation, TypeOf } from '../operation.ts';
import type { AudioValue, VideoValue } from '../types.ts';

type GainArgs = { readonly decibels: number };
type MixArgs = { readonly gains: readonly number[]; readonly delays: readonly number[]; readonly samples: number };
type NoArgs = Record<string, never>;

const audioOfLength = (seconds: number): TypeOf<AudioValue> => ({
  kind: 'audio',
  info: { seconds, sampleRate: SAMPLE_RATE, channels: 2 },
});

/** The sound of a clip by itself. */
export const audioOfOperation: Operation<NoArgs, AudioValue> = {
  name: 'audio-of',
  parity: 'E',
  infer: (_args, [input]) => audioOfLength(videoInfo(input).seconds),
  sound: () => ({ from: [sound(0)], filters: [] }),
};

/** Louder or softer by a fixed amount. */
export const gainOperation: Operation<GainArgs, AudioValue> = {
  name: 'gain',
  parity: 'E',
  infer: (_args, [input]) => audioOfLength(audioInfo(input).seconds),
  sound: ({ args }) => ({ from: [sound(0)], filters: [volume(args.decibels)] }),
};

const volume = (decibels: number): string => `volume=volume=${decimal(10 ** (decibels / 20))}:precision=float`;

/** Several sounds at once, each with its own level and start, added without any change of level. */
export const mixAudioOperation: Operation<MixArgs, AudioValue> = {
  name: 'mix-audio',
  parity: 'E',
  infer: ({ samples }) => audioOfLength(samples / SAMPLE_RATE),
  sound: ({ args: { gains, delays, samples }, inputs }) => ({
    from: inputs.map((_, i) => ({
      from: [sound(i)],
      filters: [
        ...(gains[i] === 0 ? [] : [volume(gains[i]!)]),
        ...(delays[i] === 0 ? [] : [`adelay=delays=${delays[i]}S:all=1`]),
        ...exactSamples(samples),
      ],
    })),
    filters:
      inputs.length === 1
        ? []
        : [`amix=inputs=${inputs.length}:duration=longest:dropout_transition=0:normalize=0`, ...exactSamples(samples)],
  }),
};

/** A clip with another sound, brought to the clip's length. */
export const setAudioOperation: Operation<NoArgs, VideoValue> = {
  name: 'set-audio',
  parity: 'E',
  infer(_args, [input]) {
    const info = videoInfo(input);
    return { kind: 'video', info: { ...info, audio: soundOf(true, info.seconds) } };
  },
  picture: () => ({ from: [picture(0)], filters: [] }),
  sound: ({ inputs }) => ({ from: [sound(1)], filters: exactSamples(secondsToSamples(videoInfo(inputs[0]).seconds)) }),
};

/** A clip without sound. */
export const muteOperation: Operation<NoArgs, VideoValue> = {
  name: 'mute',
  parity: 'E',
  infer: (_args, [input]) => ({ kind: 'video', info: { ...videoInfo(input), audio: null } }),
  picture: () => ({ from: [picture(0)], filters: [] }),
};

/**
 * The sound of a clip.
 *
 * @throws NodeError `input-invalid` when the clip is silent
 */
export function audioOf(video: VideoValue): AudioValue {
  if (video.info.audio === null)
    throw invalid('the clip has no sound; wire one that has, or set its sound first', 'video');
  return derive(audioOfOperation, {}, [video]);
}

/** Changes the level by `decibels`, -120 to 60; 0 is the sound itself. */
export function gain(audio: AudioValue, decibels: number): AudioValue {
  if (!(decibels >= -120 && decibels <= 60)) throw invalid(`gain ${decibels} dB must be from -120 to 60 dB`, 'gain');
  return decibels === 0 ? audio : derive(gainOperation, { decibels }, [audio]);
}

/** How one sound goes into a mix. */
export interface MixOptions {
  /** Decibels per sound; 0 where left out. */
  readonly gains?: readonly number[];
  /** Seconds before each sound starts, 0 or more; 0 where left out. */
  readonly starts?: readonly number[];
  /** Length of the mix, seconds; default: until the last sound ends. */
  readonly seconds?: number;
}

/**
 * Adds sounds up. Levels are kept, so several loud sounds can exceed full scale: lower them by `gains` or follow with
 * `loudness`.
 *
 * @throws NodeError `input-invalid` without sounds, or with a start before 0
 */
export function mixAudio(audios: readonly AudioValue[], options: MixOptions = {}): AudioValue {
  if (audios.length === 0) throw invalid('no sound to mix; wire at least one', 'audios');
  const gains = audios.map((_, i) => options.gains?.[i] ?? 0);
  const starts = audios.map((_, i) => options.starts?.[i] ?? 0);
  const early = starts.findIndex((start) => !(start >= 0));
  if (early >= 0)
    throw invalid(`sound ${early + 1} starts at ${starts[early]} s; give 0 or more, or trim the sound`, 'starts');
  const delays = starts.map(secondsToSamples);
  const ends = audios.map(({ info }, i) => delays[i]! + secondsToSamples(info.seconds));
  const samples = Math.max(1, options.seconds === undefined ? Math.max(...ends) : secondsToSamples(options.seconds));
  return derive(mixAudioOperation, { gains, delays, samples }, audios);
}

/** Gives a clip another sound: cut or followed by silence to the clip's length. */
export function setAudio(video: VideoValue, audio: AudioValue): VideoValue {
  return derive(setAudioOperation, {}, [video, audio]);
}

/** Takes a clip's sound away. */
export function mute(video: VideoValue): VideoValue {
  return video.info.audio === null ? video : derive(muteOperation, {}, [video]);
}

/** Length of a clip cut to a sound that is shorter, seconds; the clip's own length otherwise. */
export const shorterLength = (video: VideoValue, audio: AudioValue): number =>
  audio.info.seconds >= video.info.seconds
    ? video.info.seconds
    : framesToSeconds(Math.max(1, Math.floor(audio.info.seconds * video.info.fps + 1e-6)), video.info.fps);
