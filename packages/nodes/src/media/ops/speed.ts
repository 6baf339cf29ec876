import { decimal } from '../decimal.ts';
import { derive, invalid, videoInfo } from '../expr.ts';
import { exactFrames, exactSamples, picture, sound, soundOf } from '../filters.ts';
import { frameCount, framesToSeconds, secondsToSamples } from '../frames.ts';
import type { Operation } from '../operation.ts';
import type { VideoInfo, VideoValue } from '../types.ts';

/** Slowest and fastest playback. */
export const SPEED_RANGE = { min: 0.1, max: 10 } as const;

type SpeedArgs = { readonly factor: number };

const framesAfter = (info: VideoInfo, factor: number): number => Math.max(1, Math.round(frameCount(info) / factor));

/** Faster or slower at the same frame rate; sound keeps its pitch. */
export const speedOperation: Operation<SpeedArgs, VideoValue> = {
  name: 'speed',
  parity: 'E',
  infer({ factor }, [input]) {
    const info = videoInfo(input);
    const seconds = framesToSeconds(framesAfter(info, factor), info.fps);
    return { kind: 'video', info: { ...info, seconds, audio: soundOf(info.audio !== null, seconds) } };
  },
  picture({ args: { factor }, inputs }) {
    const info = videoInfo(inputs[0]);
    // A fine time base first: in frames a time such as 3 / 1.25 could not be written down.
    return {
      from: [picture(0)],
      filters: ['settb=AVTB', `setpts=PTS/${decimal(factor)}`, ...exactFrames(framesAfter(info, factor), info.fps)],
    };
  },
  sound({ args: { factor }, inputs }) {
    const info = videoInfo(inputs[0]);
    const samples = secondsToSamples(framesToSeconds(framesAfter(info, factor), info.fps));
    return { from: [sound(0)], filters: [...tempo(factor), ...exactSamples(samples)] };
  },
};

/** atempo sounds best between 0.5 and 2, so larger changes are made in equal steps within that range. */
function tempo(factor: number): string[] {
  const steps = Math.max(1, Math.ceil(Math.abs(Math.log2(factor)) - 1e-9));
  return Array.from({ length: steps }, () => `atempo=${decimal(factor ** (1 / steps))}`);
}

/**
 * Plays a clip `factor` times as fast: 2 halves its length, 0.5 doubles it.
 *
 * @throws NodeError `input-invalid` outside 0.1 to 10
 */
export function speed(video: VideoValue, factor: number): VideoValue {
  if (!(factor >= SPEED_RANGE.min && factor <= SPEED_RANGE.max)) {
    throw invalid(`factor ${factor} must be from ${SPEED_RANGE.min} to ${SPEED_RANGE.max}`, 'factor');
  }
  const rounded = Number(decimal(factor));
  return rounded === 1 ? video : derive(speedOperation, { factor: rounded }, [video]);
}
