import type { MediaJob } from '@shotgraph/engine';
import { compile } from './compile.ts';
import { derive } from './expr.ts';
import { exactFps, framesToSeconds } from './frames.ts';
import { framesOperation } from './ops/asset.ts';
import { setAudio } from './ops/audio.ts';
import { prepare } from './prepare.ts';
import { type RenderContext, runJob } from './render.ts';
import type { OutputSettings } from './settings.ts';
import type { AudioValue, ImageValue, VideoValue } from './types.ts';

/** Frames made by a program: their size in pixels (even), rate and number. */
export interface FrameFormat {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly count: number;
}

/**
 * Encodes frames as they are painted, with a sound if given (cut or followed by silence to the same length), into an
 * asset.
 *
 * @param finish - what is done to the pictures in the same pass, such as writing over them or taking one of them as a still
 * @param frames - `count` buffers of width × height × 4 bytes, RGBA, rows from the top; alpha is ignored
 * @throws RangeError for a size that is not even and positive, or a wrong number or size of frames
 * @throws NodeError `media-failed` when ffmpeg fails
 */
export async function encodeFrames<V extends ImageValue | VideoValue = VideoValue>(
  format: FrameFormat,
  frames: AsyncIterable<Uint8Array>,
  audio: AudioValue | undefined,
  settings: OutputSettings,
  context: RenderContext,
  finish: (pictures: VideoValue) => V = (pictures) => pictures as V,
): Promise<V> {
  const pictures = finish(framesValue(format));
  const value = audio === undefined || pictures.kind !== 'video' ? pictures : setAudio(pictures, audio);
  const job: MediaJob = {
    ...compile([{ value, settings }], await prepare([value], context)),
    frames: counted(format, frames),
  };
  return (await runJob(job, value, settings, context)) as V;
}

function framesValue({ width, height, fps, count }: FrameFormat): VideoValue {
  for (const [name, size] of Object.entries({ width, height })) {
    if (!(Number.isInteger(size) && size > 0 && size % 2 === 0))
      throw new RangeError(`${name} must be even and positive, got ${size}`);
  }
  if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`count must be a positive integer, got ${count}`);
  const rate = exactFps(fps);
  return derive(
    framesOperation,
    { info: { width, height, fps: rate, seconds: framesToSeconds(count, rate), audio: null } },
    [],
  );
}

/** Passes frames on, and refuses a wrong size or number: ffmpeg would hold or tear frames without a word. */
async function* counted(
  { width, height, count }: FrameFormat,
  frames: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const size = width * height * 4;
  let given = 0;
  for await (const frame of frames) {
    if (frame.byteLength !== size) throw new RangeError(`frame ${given} has ${frame.byteLength} bytes, not ${size}`);
    given++;
    yield frame;
  }
  if (given !== count) throw new RangeError(`${given} frames were given, not ${count}`);
}
