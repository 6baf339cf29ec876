import { audioInfo, derive, invalid, videoInfo } from '../expr.ts';
import { picture, sound, soundOf } from '../filters.ts';
import { clamp, frameCount, framesToSeconds, SAMPLE_RATE, secondsToFrames, secondsToSamples } from '../frames.ts';
import type { Operation, Stage } from '../operation.ts';
import type { AudioValue, VideoValue } from '../types.ts';

/** First frame or sample kept, and how many. */
type SpanArgs = { readonly first: number; readonly count: number };

/** Part of a clip, sound included. */
export const trimOperation: Operation<SpanArgs, VideoValue> = {
  name: 'trim',
  parity: 'E',
  infer({ count }, [input]) {
    const info = videoInfo(input);
    const seconds = framesToSeconds(count, info.fps);
    return { kind: 'video', info: { ...info, seconds, audio: soundOf(info.audio !== null, seconds) } };
  },
  picture: ({ args }) => ({ from: [picture(0, { span: args })], filters: [] }),
  sound: ({ args }) => ({ from: [sound(0, { span: args })], filters: [] }),
};

/** Part of a sound. */
export const trimAudioOperation: Operation<SpanArgs, AudioValue> = {
  name: 'trim-audio',
  parity: 'E',
  infer({ count }, [input]) {
    audioInfo(input);
    return { kind: 'audio', info: { seconds: count / SAMPLE_RATE, sampleRate: SAMPLE_RATE, channels: 2 } };
  },
  sound: ({ args }): Stage => ({ from: [sound(0, { span: args })], filters: [] }),
};

/**
 * Cuts a clip to [start, end), seconds, to the nearest frame; times outside the clip are clamped and at least one frame
 * is kept. A cut that keeps everything is the clip itself, and a cut of a cut is one cut.
 *
 * @throws NodeError `input-invalid` when end does not come after start
 */
export function trim(video: VideoValue, start: number, end = Infinity): VideoValue {
  const { fps } = video.info;
  const total = frameCount(video.info);
  const span = cut(start, end, total, (seconds) => secondsToFrames(seconds, fps));
  if (span.count === total) return video;
  return folded(trimOperation, video, span);
}

/** The same for sound, to the nearest sample at 48 kHz. */
export function trimAudio(audio: AudioValue, start: number, end = Infinity): AudioValue {
  const total = secondsToSamples(audio.info.seconds);
  const span = cut(start, end, total, secondsToSamples);
  if (span.count === total) return audio;
  return folded(trimAudioOperation, audio, span);
}

function cut(start: number, end: number, total: number, whole: (seconds: number) => number): SpanArgs {
  if (!(end > start)) throw invalid(`end ${end} s must come after start ${start} s; raise the end`, 'end');
  const first = clamp(whole(start), 0, total - 1);
  const last = end === Infinity ? total : clamp(whole(end), first + 1, total);
  return { first, count: last - first };
}

function folded<V extends VideoValue | AudioValue>(operation: Operation<SpanArgs, V>, value: V, span: SpanArgs): V {
  const inner = value.expr;
  const source = inner.inputs[0];
  if (inner.op !== operation.name || source === undefined) return derive(operation, span, [value]);
  // The info of the inner source is not at hand, but of it only what a cut leaves unchanged matters here.
  const first = span.first + (inner.args as unknown as SpanArgs).first;
  return derive(operation, { first, count: span.count }, [{ ...value, expr: source }]);
}
