import { audioInfo, derive, videoInfo } from '../expr.ts';
import { picture, sound } from '../filters.ts';
import { clamp, frameCount, framesToSeconds, secondsToFrames, secondsToSamples } from '../frames.ts';
import type { Operation, Stage } from '../operation.ts';
import { ffmpegColour, requireColour } from '../place.ts';
import type { AudioValue, VideoValue } from '../types.ts';

/** Frames (clips) or samples (sounds) of the fade at each end; 0 is none. */
type FadeArgs = { readonly in: number; readonly out: number; readonly colour?: string };

/** From and to a colour, sound from and to silence. */
export const fadeOperation: Operation<FadeArgs & { readonly colour: string }, VideoValue> = {
  name: 'fade',
  parity: 'E',
  infer: (_args, [input]) => ({ kind: 'video', info: videoInfo(input) }),
  picture({ args, inputs }) {
    const total = frameCount(videoInfo(inputs[0]));
    const colour = `color=${ffmpegColour(args.colour)}`;
    return {
      from: [picture(0)],
      filters: [
        ...(args.in > 0 ? [`fade=type=in:start_frame=0:nb_frames=${args.in}:${colour}`] : []),
        ...(args.out > 0 ? [`fade=type=out:start_frame=${total - args.out}:nb_frames=${args.out}:${colour}`] : []),
      ],
    };
  },
  sound({ args, inputs }) {
    const { fps, seconds } = videoInfo(inputs[0]);
    const samples = (frames: number): number => secondsToSamples(framesToSeconds(frames, fps));
    return soundFade(samples(args.in), samples(args.out), secondsToSamples(seconds));
  },
};

/** From and to silence. */
export const fadeAudioOperation: Operation<FadeArgs, AudioValue> = {
  name: 'fade-audio',
  parity: 'E',
  infer: (_args, [input]) => ({ kind: 'audio', info: audioInfo(input) }),
  sound: ({ args, inputs }) => soundFade(args.in, args.out, secondsToSamples(audioInfo(inputs[0]).seconds)),
};

const soundFade = (into: number, out: number, total: number): Stage => ({
  from: [sound(0)],
  filters: [
    ...(into > 0 ? [`afade=type=in:start_sample=0:nb_samples=${into}:curve=tri`] : []),
    ...(out > 0 ? [`afade=type=out:start_sample=${total - out}:nb_samples=${out}:curve=tri`] : []),
  ],
});

/** Fades a clip in and out, seconds each, from and to `colour`, sound with it; each at most the clip's length. */
export function fade(video: VideoValue, into: number, out: number, colour = '#000000'): VideoValue {
  const total = frameCount(video.info);
  const frames = (seconds: number): number => clamp(secondsToFrames(seconds, video.info.fps), 0, total);
  const args = { in: frames(into), out: frames(out), colour: requireColour(colour) };
  return args.in === 0 && args.out === 0 ? video : derive(fadeOperation, args, [video]);
}

/** Fades a sound in and out, seconds each. */
export function fadeAudio(audio: AudioValue, into: number, out: number): AudioValue {
  const total = secondsToSamples(audio.info.seconds);
  const args = { in: clamp(secondsToSamples(into), 0, total), out: clamp(secondsToSamples(out), 0, total) };
  return args.in === 0 && args.out === 0 ? audio : derive(fadeAudioOperation, args, [audio]);
}
