import { derive, invalid, videoInfo } from '../expr.ts';
import { CLIP_TAGS, exactFrames, imagePixels, picture, rgbToVideo, videoToRgb } from '../filters.ts';
import { clamp, even, exactFps, frameCount, framesToSeconds, rational, secondsToFrames } from '../frames.ts';
import type { Lowering, MediaType, Operation, Stage } from '../operation.ts';
import type { ImageInfo, ImageValue, VideoValue } from '../types.ts';
import { resize } from './frame.ts';

type StillArgs = { readonly fps: number; readonly frames: number };
type FrameArgs = { readonly frame: number };
type SheetArgs = { readonly columns: number; readonly rows: number; readonly width: number; readonly height: number };

function imageInfo(type: MediaType | undefined): ImageInfo {
  if (type?.kind !== 'image') throw new TypeError(`expected an image, got ${type?.kind}`);
  return type.info;
}

/** A still held for a time, without sound. Transparent parts are black. */
export const stillToVideoOperation: Operation<StillArgs, VideoValue> = {
  name: 'still-to-video',
  parity: 'E',
  infer({ fps, frames }, [input]) {
    const { width, height } = imageInfo(input);
    return { kind: 'video', info: { width, height, fps, seconds: framesToSeconds(frames, fps), audio: null } };
  },
  picture({ args: { fps, frames }, inputs }) {
    const { num, den } = rational(fps);
    return {
      from: [oneFrame(imageInfo(inputs[0]))],
      // The frame is converted once and then repeated; time is counted anew because a still has no rate of its own.
      filters: ['loop=loop=-1:size=1:start=0', `settb=${den}/${num}`, 'setpts=N', ...exactFrames(frames, fps)],
    };
  },
};

function oneFrame({ width, height, alpha }: ImageInfo): Stage {
  if (!alpha) return { from: [picture(0)], filters: [...rgbToVideo(), ...CLIP_TAGS] };
  const black: Stage = {
    from: [],
    filters: [`color=c=black:s=${width}x${height}:r=25`, 'format=yuv420p', 'trim=end_frame=1'],
  };
  const above: Stage = { from: [picture(0)], filters: rgbToVideo('yuva420p') };
  return {
    from: [black, above],
    filters: ['overlay=format=yuv420:eof_action=repeat', 'trim=end_frame=1', ...CLIP_TAGS],
  };
}

/** One frame of a clip as a still. */
export const extractFrameOperation: Operation<FrameArgs, ImageValue> = {
  name: 'extract-frame',
  parity: 'E',
  infer(_args, [input]) {
    const { width, height } = videoInfo(input);
    return { kind: 'image', info: { width, height, alpha: false } };
  },
  picture: ({ args: { frame } }) => ({
    from: [picture(0, { span: { first: frame, count: 1 } })],
    filters: videoToRgb(imagePixels(false)),
  }),
};

/** A grid of frames spread evenly over a clip, as a still. */
export const contactSheetOperation: Operation<SheetArgs, ImageValue> = {
  name: 'contact-sheet',
  parity: 'E',
  infer: ({ columns, rows, width, height }) => ({
    kind: 'image',
    info: { width: columns * width + (columns + 1) * GAP, height: rows * height + (rows + 1) * GAP, alpha: false },
  }),
  picture: sheetStage,
};

/** Pixels between and around the frames of a contact sheet. */
const GAP = 4;

function sheetStage({ args: { columns, rows }, inputs }: Lowering<SheetArgs>): Stage {
  const count = columns * rows;
  const step = Math.max(1, Math.floor(frameCount(videoInfo(inputs[0])) / count));
  return {
    from: [picture(0)],
    filters: [
      `select='eq(mod(n,${step}),${Math.floor(step / 2)})'`,
      `trim=end_frame=${count}`,
      ...videoToRgb('rgb24'),
      `tile=layout=${columns}x${rows}:padding=${GAP}:margin=${GAP}:color=0x202020`,
      'setpts=N',
    ],
  };
}

/** Longest clip made of a still, seconds. */
export const LONGEST_STILL = 600;

/**
 * Holds a still for some seconds (to the nearest frame, at least one).
 *
 * @throws NodeError `input-invalid` when seconds or fps are out of range
 */
export function stillToVideo(image: ImageValue, seconds: number, fps = 24): VideoValue {
  if (!(seconds > 0 && seconds <= LONGEST_STILL))
    throw invalid(`length ${seconds} s must be over 0 and at most ${LONGEST_STILL} s`, 'seconds');
  if (!(fps >= 1 && fps <= 120)) throw invalid(`frame rate ${fps} must be from 1 to 120 fps`, 'fps');
  const { width, height } = image.info;
  const upright = resize(image, even(width), even(height), 'fill');
  return derive(stillToVideoOperation, { fps: exactFps(fps), frames: Math.max(1, secondsToFrames(seconds, fps)) }, [
    upright,
  ]);
}

/** The frame shown at an instant, seconds; negative counts from the end; clamped to the clip. */
export function extractFrame(video: VideoValue, at: number): ImageValue {
  const { fps, seconds } = video.info;
  const total = frameCount(video.info);
  // The frame on screen at `at` is the last one that began before it; a millionth forgives binary fractions.
  const exact = ((at < 0 ? seconds + at : at) * rational(fps).num) / rational(fps).den;
  return derive(extractFrameOperation, { frame: clamp(Math.floor(exact + 1e-6), 0, total - 1) }, [video]);
}

/** A grid of `columns` × `rows` frames, each `width` pixels wide, read row by row. Short clips give fewer rows. */
export function contactSheet(video: VideoValue, columns = 4, rows = 3, width = 320): ImageValue {
  const total = frameCount(video.info);
  const across = Math.max(1, Math.min(Math.round(columns), total));
  const down = Math.max(1, Math.min(Math.round(rows), Math.floor(total / across)));
  const w = even(Math.min(width, video.info.width));
  const tile = resize(video, w, (w * video.info.height) / video.info.width, 'stretch');
  const { width: tw, height: th } = tile.info;
  return derive(contactSheetOperation, { columns: across, rows: down, width: tw, height: th }, [tile]);
}
